import type { UtteranceTable } from './utterances.ts';

/** Written after the vocabulary, without trying them first: how it does on what it was not made for. */
export const HELD_OUT: UtteranceTable = {
  reset: {
    en: [
      'Good afternoon, I changed my pin on Friday and now I have no clue what it was',
      'my kid typed the wrong code so many times that my iPad is disabled now',
      'need to get my phone unlocked asap',
      'my android wants a code that i do not have anymore',
      'passcode reset pls',
    ],
    nl: [
      'ik zit buitengesloten van mijn telefoon',
      'goedemorgen, sinds mijn vakantie weet ik de code van mijn werkmobiel echt niet meer',
      'kan iemand mijn ipad ff van het slot halen',
      'pin reset aub',
      'mn telefoon zegt dat de code fout is',
    ],
    de: [
      'Hallo zusammen, ich hab meinen Handycode verschwitzt',
      'ich brauche einen neuen PIN fürs Tablet',
      'mein ipad lässt mich nicht mehr rein',
      'Code dreimal falsch eingegeben, Handy gesperrt',
    ],
    fr: [
      'je suis bloqué hors de mon téléphone',
      'mon iphone est verrouillé, pouvez-vous m’aider ?',
      'je ne connais plus le code de ma tablette',
    ],
  },
  'about-reset': {
    en: ['does resetting the passcode delete my apps?', 'what exactly will be reset?'],
    nl: ['wat doet een reset met mijn foto’s'],
    de: ['Was genau wird zurückgesetzt?'],
    fr: ['la réinitialisation efface-t-elle mes photos ?'],
  },
  cancel: {
    en: ["wait, don't do it", 'please leave my phone as it is, no reset'],
    nl: ['ik hoef geen reset meer, ik weet hem weer'],
    de: ['bitte doch keinen Reset'],
    fr: ['finalement je ne veux plus de réinitialisation'],
  },
  contact: {
    en: ['someone nicked my phone', 'who do I ring for this', "can't log on to my laptop, forgot the pin"],
    nl: ['mag ik een collega van de servicedesk', 'wachtwoord van sap resetten'],
    de: ['ich hab mein E-Mail-Passwort vergessen', 'gebt mir bitte einen echten Menschen'],
    fr: ['mon mot de passe Teams ne marche pas'],
  },
  'not-me': {
    en: ['that was not me who reset it', 'who unlocked my phone??'],
    nl: ['die reset was ik niet'],
    de: ['ich habe kein Zurücksetzen angefordert, das war ich nicht'],
    fr: ['c’est pas moi qui ai fait ça'],
  },
  status: {
    en: ['how is my reset going', 'nothing has happened yet'],
    nl: ['duurt het nog lang?'],
    de: ['ich warte immer noch'],
    fr: ['alors, ça avance ?'],
  },
  devices: {
    en: ['what do you have registered for me'],
    nl: ['welke telefoons staan er op mijn naam'],
    de: [],
    fr: [],
  },
  help: { en: ['what are you for?'], nl: [], de: ['kannst du mir helfen?'], fr: [] },
  greeting: { en: ['good day!'], nl: ['hee hallo'], de: ['Guten Morgen zusammen'], fr: ['bonjour à tous'] },
  'sign-out': { en: [], nl: ['meld me maar af'], de: [], fr: [] },
  language: { en: ['can we do this in Dutch?'], nl: ['liever Engels'], de: ['bitte auf Englisch'], fr: [] },
  thanks: {
    en: ['you are a lifesaver, ta!', 'my phone is unlocked again, thank you'],
    nl: ['super bedankt voor het resetten'],
    de: ['danke, Handy geht wieder'],
    fr: ['un grand merci'],
  },
  unknown: {
    en: [
      'my phone battery is dead',
      'can you reset the meeting to 3pm',
      'I left my pin badge at home',
      'the code freeze starts on monday',
      'did you see the new iPhone?',
      'please lock my phone when I leave',
    ],
    nl: ['ik ben vergeten hoe laat de vergadering is', 'de scanner van het magazijn doet raar'],
    de: ['Ich habe vergessen, dir das Handy mitzubringen'],
    fr: ['le téléphone de la salle de réunion sonne'],
  },
};
