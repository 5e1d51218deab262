import { z } from 'zod';

import type { Endpoint } from './device-endpoints.ts';
import { type Directory, type DirectoryEntry, PLAIN_ENTRY } from './directory.ts';
import type { GraphReply, GraphRequest } from './graph-exchange.ts';
import { badRequest, userNotFound } from './graph-problems.ts';

/** What the endpoints of people need. */
export interface DirectoryEndpointsOptions {
  readonly directory: Directory;
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

/** `GET /users/{id}`: a date comes only where `$select` asks for it, as with Graph. */
export function getUser(options: DirectoryEndpointsOptions): Endpoint {
  return answerFor(options, ({ passwordChangedAt }, request) => {
    const isAsked = request.query.get('$select')?.split(',').includes('lastPasswordChangeDateTime') ?? false;
    return ok(request, 'users/$entity', isAsked ? { lastPasswordChangeDateTime: passwordChangedAt } : {});
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
  answer: (entry: DirectoryEntry, request: GraphRequest) => GraphReply,
): Endpoint {
  return (request, id) =>
    knowsUser(id) ? answer(directory.get(id.toLowerCase()) ?? PLAIN_ENTRY, request) : userNotFound(id);
}

function ok({ root, version }: GraphRequest, what: string, body: object): GraphReply {
  return { status: 200, body: { '@odata.context': `${root}/${version}/$metadata#${what}`, ...body } };
}
