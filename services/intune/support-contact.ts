/** The IT administrator's contact, from Intune's tenant branding (`intuneBrand`). Absent fields are undefined. */
export interface SupportContact {
  readonly name: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly notes: string | undefined;
  readonly site: { readonly name: string; readonly url: string } | undefined;
}

/** Finds out whom a person can ask for help. */
export interface SupportContactSource {
  /** @returns `undefined` where the tenant has not set any contact. @throws GraphError where Intune cannot be asked. */
  read(): Promise<SupportContact | undefined>;
}
