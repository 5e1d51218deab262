/** Somebody with a work account in the sandbox. */
export interface Person {
  /** Entra object id, lower case. */
  readonly oid: string;
  readonly name: string;
  /** The user principal name, with which the person signs in. */
  readonly username: string;
}

/** The sandbox's Entra tenant, lower case. */
export const SANDBOX_TENANT_ID = '6f1c2b7e-4a0d-4c59-9b1e-2d8f5a7c3e10';

/**
 * The Agents Playground's user at the keyboard. Its own default object id has 13 digits in the last
 * group and is no GUID, so `.m365agentsplayground.yml` must set this one (`currentUser.aadObjectId`).
 */
export const ALEX: Person = {
  oid: 'a1e0c4d2-7b36-4f58-8c9a-51d2e6f70b20',
  name: 'Alex Wilber',
  username: 'alexw@example.com',
};

/** A colleague, with devices of her own that Alex must never see. */
export const MEGAN: Person = {
  oid: 'b2f1d5e3-8c47-4069-9dab-62e3f7081c21',
  name: 'Megan Bowen',
  username: 'meganb@example.com',
};

/** Everybody who can sign in at the sandbox. */
export const PEOPLE: readonly Person[] = [ALEX, MEGAN];
