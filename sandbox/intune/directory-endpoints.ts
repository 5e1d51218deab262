import { z } from 'zod';

import type { Person } from '../people.ts';
import type { Endpoint } from './device-endpoints.ts';
import { type Directory, type DirectoryEntry, PLAIN_ENTRY } from './directory.ts';
import type { GraphReply, GraphRequest } from './graph-exchange.ts';
import { badRequest, userNotFound } from './graph-problems.ts';
import { select } from './odata.ts';

/** What the endpoints of people need. */
export interface DirectoryEndpointsOptions {
  readonly directory: Directory;
  /** Who has an e-mail address, which is the name they sign in with. */
  readonly people: readonly Person[];
  /** Whether Entra knows a user by this object id. */
  readonly knowsUser: (oid: string) => boolean;
}

const GroupsAsked = z.object({ groupIds: z.array(z.guid()).min(1).max(20) });

/** `POST /users/{id}/checkMemberGroups` */
export function checkMemberGroups(options: DirectoryEndpointsOptions): Endpoint {
  return answerFor(options, ({ groups }, request) => {
    const asked = GroupsAsked.safeParse(request.body);
    if (!asked.success) return badRequest('Invalid group IDs.');
    return ok(request, 'Collection(Edm.String)', {
      value: asked.data.groupIds.filter((id) => groups.includes(id.toLowerCase())),
    });
  });
}

/** What Graph shows of a user where nothing is asked for by name. */
const SHOWN_UNASKED = ['id', 'mail', 'userPrincipalName'];

/** `GET /users/{id}`: a date comes only where `$select` asks for it, as with Graph. */
export function getUser(options: DirectoryEndpointsOptions): Endpoint {
  return answerFor(options, ({ passwordChangedAt }, request, id) => {
    const address = options.people.find(({ oid }) => oid === id.toLowerCase())?.username ?? null;
    const user = {
      ...{ id, mail: address, userPrincipalName: address },
      lastPasswordChangeDateTime: passwordChangedAt,
    };
    const asked = request.query.get('$select')?.split(',') ?? SHOWN_UNASKED;
    return ok(request, 'users/$entity', select(user, asked));
  });
}

/** `GET /users/{id}/authentication/methods`: of the password Graph says no date. */
export function listMethods(options: DirectoryEndpointsOptions): Endpoint {
  return answerFor(options, ({ methodsAddedAt }, request) =>
    ok(request, 'users/authentication/methods', {
      value: [null, ...methodsAddedAt].map((createdDateTime, i) => ({ id: String(i), createdDateTime })),
    }),
  );
}

function answerFor(
  { directory, knowsUser }: DirectoryEndpointsOptions,
  answer: (entry: DirectoryEntry, request: GraphRequest, id: string) => GraphReply,
): Endpoint {
  return (request, id) =>
    knowsUser(id) ? answer(directory.get(id.toLowerCase()) ?? PLAIN_ENTRY, request, id) : userNotFound(id);
}

function ok({ root, version }: GraphRequest, what: string, body: object): GraphReply {
  return { status: 200, body: { '@odata.context': `${root}/${version}/$metadata#${what}`, ...body } };
}
