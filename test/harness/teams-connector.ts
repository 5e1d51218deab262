import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import { z } from 'zod';
import { admitBot, type BotTokenCheck } from '../../sandbox/entra/bot-access.ts';
import { type ConnectorFault, type ConnectorFaults, createConnectorFaults } from './connector-faults.ts';
import { type ConnectorLog, createConnectorLog } from './connector-log.ts';
import { OutgoingActivity } from './connector-record.ts';
import { createTeamRoster, type TeamRoster } from './teams-roster.ts';

/** What begins a thread in a channel. */
const Beginning = z.object({
  isGroup: z.literal(true),
  channelData: z.object({ channel: z.object({ id: z.string() }) }),
  activity: OutgoingActivity,
});

const ACTIVITIES = '/v3/conversations/:conversation/activities';
const ACTIVITY = `${ACTIVITIES}/:activity` as const;

/** Stands in for the Bot Connector: a real HTTP server that keeps what the bot says. */
export interface TeamsConnector extends Omit<ConnectorLog, 'add'> {
  /** What activities carry as `serviceUrl`. */
  readonly serviceUrl: string;
  /** Who is in which team. */
  readonly roster: TeamRoster;
  /** Makes coming requests go wrong. */
  inject(fault: ConnectorFault): void;
  close(): Promise<void>;
}

/** How a connector differs from the usual one. */
export interface ConnectorOptions {
  /** A certificate for loopback and its key, as PEM; plain HTTP where absent. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Says whether an `Authorization` header lets a request in; everything is let in where absent. */
  readonly accepts?: BotTokenCheck;
}

/** Starts a connector on a free port of loopback. */
export async function startTeamsConnector({ tls, accepts }: ConnectorOptions = {}): Promise<TeamsConnector> {
  const log = createConnectorLog();
  const faults = createConnectorFaults();
  const roster = createTeamRoster();
  const app = createApp({ log, faults, roster }, accepts);
  const server = (tls ? createTlsServer(tls, app) : createServer(app)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    ...log,
    roster,
    serviceUrl: `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(server.address())}`,
    inject: (fault) => {
      faults.add(fault);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** What the connector keeps. */
interface ConnectorState {
  readonly log: ConnectorLog;
  readonly faults: ConnectorFaults;
  readonly roster: TeamRoster;
}

function createApp(
  { log, faults, roster }: ConnectorState,
  accepts: BotTokenCheck = () => Promise.resolve(true),
): Express {
  const app = express().use(admitBot(accepts), express.json({ limit: '1mb' }));
  const nextId = countMilliseconds();
  const send = sendHandler(log, nextId);
  app.post('/v3/conversations', faults.middleware('send'), beginHandler(log, nextId));
  app.get('/v3/conversations/:conversation/members/:member', faults.middleware('ask'), roster.handler);
  app.get('/v3/teams/:conversation', faults.middleware('ask'), showTeam);
  app.post(ACTIVITIES, faults.middleware('send'), send);
  app.post(ACTIVITY, faults.middleware('send'), send);
  app.put(ACTIVITY, faults.middleware('update'), updateHandler(log));
  app.delete(ACTIVITY, faults.middleware('delete'), deleteHandler(log));
  return app;
}

/** The bot is in every team: where it is not, Teams refuses. */
const showTeam: RequestHandler<{ conversation: string }> = (req, res) => {
  res.json({ id: req.params.conversation, name: 'Helpdesk' });
};

/** Ids count milliseconds, as those of Teams do. */
function countMilliseconds(): () => string {
  let newestId = Date.now();
  return () => String(++newestId);
}

/** Begins a thread in a channel: its conversation is named by the message that begins it. */
function beginHandler(log: ConnectorLog, nextId: () => string): RequestHandler {
  return (req, res) => {
    const { channelData, activity } = Beginning.parse(req.body);
    const activityId = nextId();
    const conversationId = `${channelData.channel.id};messageid=${activityId}`;
    log.add({ operation: 'send', conversationId, activityId, activity });
    res.status(201).json({ id: conversationId, activityId });
  };
}

function sendHandler(log: ConnectorLog, nextId: () => string): RequestHandler<{ conversation: string }> {
  return (req, res) => {
    const activity = OutgoingActivity.parse(req.body);
    const activityId = nextId();
    log.add({ operation: 'send', conversationId: req.params.conversation, activityId, activity });
    // A message that comes out as several has no id of its own, and can never be updated.
    if (countMessages(activity) > 1) res.status(202).json({});
    else res.status(201).json({ id: activityId });
  };
}

function updateHandler(log: ConnectorLog): RequestHandler<{ conversation: string; activity: string }> {
  return (req, res) => {
    const { conversation: conversationId, activity: activityId } = req.params;
    const activity = OutgoingActivity.parse(req.body);
    if (countMessages(activity) > 1) {
      const message = 'Activity resulted into multiple skype activities';
      res.status(400).json({ error: { code: 'BadSyntax', message } });
      return;
    }
    log.add({ operation: 'update', conversationId, activityId, activity });
    res.json({ id: activityId });
  };
}

function deleteHandler(log: ConnectorLog): RequestHandler<{ conversation: string; activity: string }> {
  return (req, res) => {
    const { conversation: conversationId, activity: activityId } = req.params;
    const activity = OutgoingActivity.parse({ type: 'messageDelete' });
    log.add({ operation: 'delete', conversationId, activityId, activity });
    res.json({});
  };
}

/** The Agents Playground shows a text and every attachment as messages of their own. */
function countMessages({ text, attachments }: OutgoingActivity): number {
  return attachments.length + (text ? 1 : 0);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The connector has no port');
  return address.port;
}
