import express, { type Router } from 'express';
import { z } from 'zod';
import { SANDBOX_HELPDESK } from '../helpdesk.ts';
import { MEGAN } from '../people.ts';

/** Where the Playground takes its activities, instead of straight to the bot. */
export const TWO_SIDES_PATH = '/playground/messages';

const Activity = z.looseObject({
  from: z.looseObject({}).optional(),
  channelData: z.looseObject({ team: z.looseObject({ id: z.string() }).optional() }).nullish(),
});

/**
 * Lets the one person at the Playground's keyboard play both sides: what comes from the helpdesk's team is said to the
 * bot by Megan, all else by Alex. Nobody may take a case of their own, in the sandbox as little as elsewhere.
 */
export function createTwoSides(botEndpoint: string): Router {
  const router = express.Router();
  router.post('/', express.json({ limit: '1mb' }), async (req, res) => {
    const answer = await fetch(botEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inTheirName(req.body)),
    });
    const type = answer.headers.get('content-type') ?? 'text/plain';
    res
      .status(answer.status)
      .type(type)
      .send(await answer.text());
  });
  return router;
}

function inTheirName(body: unknown): unknown {
  const activity = Activity.safeParse(body).data;
  if (activity?.channelData?.team?.id !== SANDBOX_HELPDESK.teamId) return body;
  const { oid, name } = MEGAN;
  return { ...activity, from: { ...activity.from, id: `29:${oid}`, aadObjectId: oid, name } };
}
