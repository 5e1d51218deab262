/**
 * What really went wrong in a dialog. The SDK wraps every error that passes one in a `DialogContextError`, which
 * it does not export: without this no `instanceof` further out would hold.
 */
export function causeOfDialogFailure(error: unknown): unknown {
  const isWrapped = error instanceof Error && error.name === 'DialogContextError' && 'error' in error;
  return isWrapped && error.error instanceof Error ? error.error : error;
}
