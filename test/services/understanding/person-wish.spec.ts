import assert from 'node:assert/strict';
import { asksForPerson } from '../../../services/understanding/person-wish.ts';

const WISHES = [
  'Talk to a person',
  'can I speak to someone please?',
  'I want to talk to a human!!',
  'Met een medewerker praten',
  'kan ik iemand spreken',
  'Mit einer Person sprechen',
  'Ich möchte mit jemandem sprechen.',
  'Parler à une personne',
  'je veux parler à quelqu’un',
];
const OTHERS = [
  'contact',
  'whom can I call?',
  'phone number of the helpdesk',
  'my phone was stolen',
  'wie kan ik bellen',
  '',
];

describe('asksForPerson', () => {
  for (const text of WISHES) {
    it(`hears the wish in “${text}”`, () => {
      assert.ok(asksForPerson(text));
    });
  }

  for (const text of OTHERS) {
    it(`hears none in “${text}”`, () => {
      assert.ok(!asksForPerson(text));
    });
  }
});
