import { proofProblem, requestRefusal, revealRefusal } from './reasons.ts';

/** Plain sentences in the chat, outside cards. */
export const chat = {
  notUnderstood: 'I did not understand that. Choose one of these, or say it in other words.',
  notUnderstoodAgain:
    'I still do not understand, and that is my limit. A person can help you better; this is how to reach the helpdesk.',
  personalOnly:
    'I talk about devices in private only. Open a personal chat with me and say “reset” there; nothing about your devices is shown here.',
  canceled: 'Canceled. Nothing was changed. Say “reset” when you want to start again.',
  nothingToCancel: 'There is nothing to cancel. Say “reset” to start, or “help” to see what I can do.',
  signedOut: 'You are signed out of this bot. You sign in again when you next reset a passcode.',
  languageSet: 'I speak English from now on. Say “reset” to start, or “help” to see what I can do.',
  chooseLanguage: 'Which language would you like? Choose one below.',
  alreadyUsed: 'That button has done its work already. Have a look at the newest message below.',
  seeBelow: 'My answer is below.',
  outdatedCard:
    'That card is from an older version of me. Here is a fresh start: choose what you want to do.',
  startAgainAfterUpdate:
    'I was updated while we were talking, sorry. Nothing was started. Say “reset” and we begin again.',
  somethingWrong: (correlationId: string): string =>
    `Something went wrong on my side. Nothing was started. Try again in a minute. If it happens again, give the helpdesk this number: ${correlationId}`,
  intuneUnavailable:
    'I cannot reach Intune right now. Nothing was started. Try again in a few minutes, or contact the helpdesk.',
  intuneBusy:
    'Intune is very busy right now and takes no more questions. Nothing was started. Try again in a minute.',
  notPermitted:
    'This service is not available at the moment: something is missing in its set-up. Nothing was started. Contact the helpdesk; they can help you with your device.',
  noDevices:
    'I find no phone, tablet or computer in Intune with you as its user. If you do have one for work, contact the helpdesk.',
  noSuchDevice: 'I do not find that device among yours. Say “my devices” to see which ones I find.',
  chooseFromCard: 'Choose your device in the card above, or say “cancel” to stop.',
  signInWaiting: (deadline: string): string =>
    `I am waiting for your sign-in. Use the button above, before ${deadline}. Say “cancel” to stop.`,
  confirmWaiting: 'Choose “Reset passcode” or “Cancel” in the card above. Until then nothing happens.',
  codeNotRight: 'That code did not match. Look at the sign-in page and send the six digits once more.',
  signInFailed:
    'The sign-in did not work out. Nothing was changed. Use the sign-in button again, or say “cancel”.',
  signInNotAccepted: proofProblem,
  youAreWelcome: 'You are welcome. Say “reset” or “help” whenever you need me.',
  aboutReset:
    'A reset replaces or removes the passcode that unlocks your device, so that you can get in again and set a new one. Your apps and files stay. I show exactly what happens on your device before anything is done. Say “reset” to begin.',
  noResets: 'You have not asked for a reset yet. Say “reset” to start one.',
  resetRefused: requestRefusal,
  revealRefused: revealRefusal,
  passcodeNeedsNewerTeams:
    'This version of Teams cannot show the passcode for your eyes only. Update Teams or open it in a browser, and choose “Show passcode” again.',
  messageTooLong: 'That message is too long for me. Tell me in one short sentence, such as “reset my phone”.',
  attachmentsNotRead: 'I cannot read pictures or files. Tell me in words, such as “reset my phone”.',
  startUnknown:
    'I could not see whether your reset was started. If it was, I tell you here what becomes of it. Say “status” in a minute to see whether it is among your requests.',
  startedAllTheSame:
    'Your reset was started, although something went wrong on my side after that. I tell you here what becomes of it.',
  busyTryAgain: 'I am busy right now. Nothing was started. In a minute, say “reset” to start again.',
  stillWorking: 'I am still working on your last message. My answer to it comes in a moment.',
};
