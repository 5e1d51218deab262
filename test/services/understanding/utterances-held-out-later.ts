import type { UtteranceTable } from './utterances.ts';

/**
 * Written after the first held-out table had been learnt from, again without trying them first.
 *
 * At first sight: 80 of 95 right (the first held-out table: 41 of 67).
 */
export const HELD_OUT_LATER: UtteranceTable = {
  reset: {
    en: [
      'so i was on leave for 3 weeks and my iphone passcode is gone from my memory',
      'could someone please reset the passcode on my work iPad?',
      'Phone locked, what now',
      'it says iPhone unavailable try again in 1 hour',
      'i need my samsung unlocked, forgot the pattern',
      'password of my phone is not working',
      'can you help me get back into my tablet',
    ],
    nl: [
      'hee, ik heb m’n pin 3x fout ingetoetst en nu is mn telefoon vergrendeld',
      'kunt u mijn iphone code voor me resetten?',
      'ik weet mn toegangscode niet',
      'mijn ipad vraagt een code maar die ken ik niet meer',
      'Pincode kwijt!',
    ],
    de: [
      'Können Sie bitte den Sperrcode von meinem Diensthandy zurücksetzen',
      'hab die pin vom handy vergessen',
      'mein Gerät nimmt den Code nicht an',
      'ich kann mein iPad nicht entsperren',
    ],
    fr: [
      'bonjour, je n’arrive plus à déverrouiller mon iphone',
      "j'ai perdu mon code pin",
      'pouvez vous débloquer mon portable svp',
      "mon code n'est plus bon",
    ],
  },
  'about-reset': {
    en: ['what happens to my pictures after a reset?', 'is resetting my passcode safe for my data?'],
    nl: ['raak ik alles kwijt bij een reset?'],
    de: ['Wie lange dauert ein Reset?'],
    fr: ['combien de temps prend une réinitialisation ?'],
  },
  cancel: {
    en: ['actually no, leave it', 'please don’t reset anything', 'no need to reset, I remembered it'],
    nl: ['toch niet resetten aub', 'stop ermee'],
    de: ['bitte nichts zurücksetzen', 'Abbruch!'],
    fr: ['surtout ne réinitialisez rien', 'annulez tout'],
  },
  contact: {
    en: [
      'can I speak with somebody from IT?',
      'i need a new password for my laptop',
      'my wifi password is not working',
      'what is the wifi code of the guest network?',
      'my wife forgot her phone pin',
      'I lost my iPad in the train',
    ],
    nl: ['wie kan ik bellen?', 'mijn windows wachtwoord is verlopen', 'telefoon verloren'],
    de: ['Kann mich bitte jemand anrufen?', 'Passwort für Outlook zurücksetzen', 'mein Handy wurde geklaut'],
    fr: ['je voudrais parler à un technicien', 'mot de passe de mon ordinateur oublié'],
  },
  'not-me': {
    en: ['hey, it was not me!', 'I never asked for this reset'],
    nl: ['nee dit was ik niet', 'wie heeft mijn telefoon gereset?'],
    de: ['Ich war das nicht!', 'wer hat meinen Code zurückgesetzt?'],
    fr: ['je n’ai pas demandé de réinitialisation'],
  },
  status: {
    en: ['any news on my reset?', 'is my phone ready'],
    nl: ['is mijn reset al gelukt?'],
    de: ['wie weit ist mein Reset?'],
    fr: ['est-ce que c’est terminé ?'],
  },
  devices: {
    en: ['show devices'],
    nl: ['welke apparaten heb ik allemaal'],
    de: ['zeig mir meine Geräte'],
    fr: ['quels sont mes appareils'],
  },
  help: {
    en: ['help please'],
    nl: ['hoe werkt dit?'],
    de: ['was kannst du alles?'],
    fr: ['à quoi tu sers ?'],
  },
  greeting: { en: ['Hello bot'], nl: ['goedemiddag'], de: ['hallo zusammen'], fr: ['bonsoir'] },
  'sign-out': { en: ['please sign me out'], nl: ['ik wil uitloggen'], de: ['bitte abmelden'], fr: [] },
  language: {
    en: ['do you speak french?'],
    nl: ['kun je Nederlands praten'],
    de: ['sprichst du Deutsch?'],
    fr: ['changer de langue'],
  },
  thanks: {
    en: ['thanks a lot, it works now'],
    nl: ['top dankjewel!'],
    de: ['vielen dank für die hilfe'],
    fr: ['merci pour votre aide'],
  },
  unknown: {
    en: [
      'the projector in room 4 needs a reset',
      'I pinned your message',
      'can you unlock the door for me',
      'forgot to say: lunch is at 12',
      'new phones arrive on tuesday',
      'the code in the pull request is wrong',
      'do not forget the tablets for the fair',
      'my ipad is not locked',
      'let’s reset and start the project again',
      'I can’t open the attachment on my phone',
      'wrong number, sorry',
    ],
    nl: [
      'de telefoon gaat de hele tijd',
      'mag ik een nieuwe telefoon bestellen',
      'de code van de voordeur is veranderd',
    ],
    de: [
      'wir müssen das Budget zurücksetzen',
      'das neue Handy ist da',
      'wir setzen uns morgen wieder zusammen',
    ],
    fr: ['le code de la porte a changé', 'mon téléphone n’a plus de batterie'],
  },
};
