/**
 * What is used of `botbuilder-dialogs`, file by file: its index also loads the recognisers of dates and numbers in a dozen
 * languages, which nothing here asks for. They took a third of the start, and 28 MB.
 */
export { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js';
export { Dialog, DialogReason, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogEvents } from 'botbuilder-dialogs/lib/dialogEvents.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
export { OAuthPrompt } from 'botbuilder-dialogs/lib/prompts/oauthPrompt.js';
export { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
