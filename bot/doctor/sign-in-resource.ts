import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import { type Activity, ActivityTypes, type ChannelAccount } from 'botbuilder';
import { openChannel } from '../open-channel.ts';
import type { SignInResource } from './check-sign-in.ts';
import type { DoctorStage } from './stage.ts';

/** Nobody's chat: a sign-in over the link that comes back would lead nowhere, and nobody follows it to its end. */
const NOWHERE = 'doctor';

/** Asks the token service for a sign-in link over the connection of the settings, as a chat does. */
export async function readSignInResource({ config, credential }: DoctorStage): Promise<SignInResource> {
  const { MicrosoftAppId: appId, OAUTH_CONNECTION: connection } = config;
  const bot = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
  const client = await openChannel(config, await credential()).createUserTokenClient(bot);
  const { signInLink, tokenExchangeResource } = await client.getSignInResource(
    connection,
    askedBy(appId),
    '',
  );
  return { link: signInLink, hasExchange: tokenExchangeResource !== undefined };
}

/** Of it the SDK reads where it came from; the rest is what the type asks for. */
function askedBy(appId: string): Activity {
  const conversation = { id: NOWHERE, name: '', isGroup: false, conversationType: 'personal' };
  const account = (id: string): ChannelAccount => ({ id, name: '' });
  const empty = { text: '', label: '', valueType: '', callerId: '', localTimezone: '', listenFor: [] };
  const parties = { conversation, from: account(NOWHERE), recipient: account(`28:${appId}`) };
  return { type: ActivityTypes.Message, channelId: 'msteams', serviceUrl: '', ...parties, ...empty };
}
