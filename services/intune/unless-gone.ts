import { GraphError } from './graph-error.ts';

/** Turns "not found" into a value: a device may leave Intune at any time, which is no fault. */
export async function unlessGone(reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading;
  } catch (failure) {
    if (failure instanceof GraphError && failure.code === 'graph.not-found') return undefined;
    throw failure;
  }
}
