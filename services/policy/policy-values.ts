import { z } from 'zod';

/** An object id of Entra: of a group or a person. Kept in lower case, as ids are compared everywhere. */
export const EntraId = z.guid().toLowerCase();

/** An authentication context of Conditional Access. (Entra has c1 to c99.) */
export const AuthenticationContext = z.string().regex(/^c[1-9]\d?$/);
