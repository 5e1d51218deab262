import { phrases, type Vocabulary } from './vocabulary.ts';

/** English as colleagues type it. */
export const english: Vocabulary = {
  reset: phrases(
    'reset, resetting, resets, unlock, unlocking, be unlocked, get * unlocked, reseting, resetted',
  ),
  'was-reset':
    phrases(`been reset, ive reset, i have reset, i just reset, already reset, did you reset, i reset * yesterday,
    got reset, was reset, is my * reset, was my * reset, been unlocked, unlocked, is reset`),
  passcode: phrases(`
    pin, pins, pin code, pincode, passcode, passcodes, pass code, code, unlock code, screen lock,
    lock screen, unlock pattern, lock code, phone password, phones password, device password, pattern
  `),
  password: phrases('password, passwords, passwort, pw, pwd, passphrase'),
  device: phrases(`
    phone, phones, iphone, iphones, ipad, ipads, ipod, tablet, tablets, mobile, smartphone, android,
    samsung, galaxy, pixel, device, devices, cell, cellphone, work phone, windows phone, windows 10 mobile,
    lumia, mobile phone
  `),
  elsewhere: phrases(`
    laptop, laptops, pc, computer, desktop, windows, mac, macbook, outlook, email, e mail, mail, teams,
    account, accounts, wifi, wi fi, vpn, sap, sim, sim pin, sim card, puk, voicemail, printer, office,
    sharepoint, onedrive, excel, app, apps, website, router, settings, mfa, authenticator, apple id,
    icloud, google account, gmail, salesforce, phone number, error code, verification code, sign in code,
    login code, activation code, zoom, camera, monitor, keyboard, erp, jira, github, linkedin
  `),
  unrelated:
    phrases(`bank, credit card, card, alarm, locker, car key, phone bill, phone contract, phone case, qr code,
    dress code, zip code, source code, discount code, code review, pin number of my card, badge, pin badge,
    code freeze, promo code, country code, code of conduct, color code, building, parking, garage, gate,
    meeting, meetings, calendar, bike, door code, the door, front door, the safe, battery, charger,
    headset, netflix, facebook, pull request, repo, repository, script, commit, merge, unit test, codebase,
    attachment, projector, conference room, conference phone, desk phone, headphone, headphones, coffee,
    machine, watch, clock, shed, router for home, employee code, employee number, file, file on my,
    document on my, folder on my, app on my, screen is locked in, which code, what code, that code,
    code you, the new code is, phone line, phone lines, phone call, phone calls, carrier`),
  forgotten: phrases(`
    forgot, forgotten, forgotton, forgor, i forget, i keep forgetting, dont remember, do not remember,
    cant remember, cannot remember, can not remember, couldnt remember, no longer remember, dont know my,
    dont know the, dont know what my, dont have my, no idea, slipped my mind, no clue, cant * remember,
    dont * remember, couldnt * remember, cannot * remember, dont recall, cant recall, cannot recall,
    blanked, i do not have, dont know * anymore, never wrote down, do not know my, do not know the,
    not remember, gone from my
  `),
  lost: phrases('lost, misplaced, cant find'),
  locked: phrases(`
    locked, locked out, blocked, is disabled, got locked, locked me out, lockout, disabled, unavailable,
    locks me out, locked itself, locking me out
  `),
  unusable: phrases(`
    doesnt work, dont work, does not work, didnt work, not working, isnt working, wont work,
    no longer works, stopped working, wrong, incorrect, invalid, not accepted, isnt accepted, wont accept,
    not accepting, rejected, too many attempts, too many wrong attempts, too many failed attempts,
    too many times, not correct, expired, isnt right, not recognised, not recognized, doesnt accept,
    does not accept, denied, refused, refuses, wrong too often, so many times, several times,
    isnt working anymore, is not working, keeps saying
  `),
  'shut-out': phrases(`
    cant get into, cant get in, cannot get into, cannot get in, can not get into, cant get back into,
    cant unlock, cannot unlock, can not unlock, cant open, cannot open, cant access, cannot access,
    cant log into, cant login, cant log in, no access, unable to unlock, unable to get into,
    unable to access, wont let me in, wont unlock, couldnt get into, shut out, wont let me,
    doesnt let me in, not let me in, get back into, cant sign in to, locked outside, cant get on
  `),
  unable: phrases('cant, cannot, can not, couldnt, could not, unable, not able, wont'),
  renewal: phrases('new, change, another, different, remove, clear, replace'),
  negation:
    phrases(`dont, do not, not, never, no, without, didnt, isnt, wasnt, shouldnt, doesnt, nothing, anything, nobody,
    noone, no one`),
  refusal:
    phrases(`cancel, stop, abort, quit, exit, never mind, nevermind, nvm, no, nope, no thanks, no thank you,
    forget it, leave it, changed my mind, found it, i remember it, i remembered, dont do it, dont do that,
    dont do anything, do not do it, wait, hold on, please dont, rather not, leave my phone,
    not needed anymore, no longer needed, dont need it anymore, dont want, do not want, wouldnt want,
    unnecessary, not necessary, no need`),
  'not-me': phrases(
    `wasnt me, was not me, not me, didnt do this, who reset my, who reset, who unlocked, who has reset`,
  ),
  unasked: phrases(`didnt ask for, did not ask for, didnt request, did not request, never asked for,
    never requested`),
  'beyond-bot': phrases(`
    stolen, stole, robbed, factory reset, hard reset, factory settings, wipe, erase, broken, cracked,
    dropped, reset failed, reset * failed, reset didnt work, reset did not work, reset doesnt work,
    reset does not work, virus, hacked, screen is black, nicked, pinched my phone, gone missing, smashed,
    water damage
  `),
  person: phrases(`
    talk to, speak to, speak with, talk with, chat with, call someone, call somebody, real person, human,
    call me, phone someone, contact, call the helpdesk, call helpdesk, phone number of the helpdesk,
    who can i call, ring, who do i call, who can i ask, who do i ask, real human, a human, live agent,
    agent, someone from it, somebody from it, speak to someone, talk to someone
  `),
  helpdesk: phrases(
    'helpdesk, help desk, service desk, servicedesk, support, it support, administrator, admin, it department',
  ),
  'third-party': phrases(`
    colleague, colleagues, coworker, wife, husband, son, daughter, boss, manager, someone else,
    someone elses, somebody elses, his phone, her phone, their phone, his pin, her pin
  `),
  explanation: phrases(`
    what is a, whats a, what does, what happens, what will happen, what would happen, how does, how long,
    is * safe, explain, tell me about, tell me what, mean, will i lose, do i lose, will it delete,
    does it delete, does that delete, why would, after a, after the, what is reset, difference between,
    does * delete, will * delete, what exactly, what will be, delete my, what are the consequences,
    what gets, lose my data, lose everything
  `),
  progress:
    phrases(`status, done, finished, ready, yet, still waiting, how far, progress, any news, any update, update on,
    completed, nothing happened, nothing has happened, nothing happens, how is my reset, taking so long,
    takes so long, how much longer, is it working, going on with, hasnt arrived, waiting for, is my reset,
    my requests, my request, my resets`),
  'temporary-passcode': phrases('temporary, temp, show * passcode, show * code, where is my new'),
  'device-list':
    phrases(`my devices, my phones, list devices, list of devices, show devices, show * devices, which devices,
    which phones, what devices, what phones, devices do i have, list my, registered for me,
    registered to me, enrolled for me, devices of mine, under my name, on my name, what do i have, devices`),
  'sign-out': phrases(
    'sign out, signout, sign me out, log out, logout, log me out, log off, logoff, log * out, sign * out',
  ),
  language: phrases(`
    language, languages, speak, switch to, change language, talk in, answer in, write in, in english,
    in dutch, in german, in french
  `),
  english: phrases('english, in english'),
  dutch: phrases('dutch, in dutch'),
  german: phrases('german, in german'),
  french: phrases('french, in french'),
  help: phrases(`
    help, what can you do, what do you do, how does this work, how do you work, how does it work, menu,
    commands, options, assist, get started, what are you, who are you, what is this, what do i do here,
    how do i use this, instructions, helping
  `),
  thanks: phrases(`
    thanks, thank you, thx, thnx, tnx, ty, cheers, great, perfect, awesome, much appreciated, brilliant,
    lifesaver, ta, legend, hero, appreciate it, appreciated, nice one, nice, wonderful, lovely, good job,
    well done
  `),
  'thanks-for':
    phrases(`thanks for, thank you for, thx for, it worked, that worked, it works, works again, working again,
    all good now, im back in, i am back in, unlocked again, back in business, thats it working, finally in,
    thanks so much for, thank you so much for, thanks a lot for, thank you very much for, was able to,
    managed to, am able to`),
  greeting: phrases(`
    hi, hello, hey, hiya, good morning, good afternoon, good evening, morning, howdy, how are you,
    greetings, good day, yo, heya, hi there, hello there, whats up
  `),
  filler: phrases(`
    please, pls, plz, i, im, ill, ive, id, a, an, the, my, me, mine, it, its, this, that, can, could,
    would, will, you, u, ur, your, want, need, like, to, do, how, for, of, on, in, with, now, again, asap,
    urgently, quickly, just, so, and, or, be, is, am, are, have, has, start, begin, there, bot, all,
    everyone, team, much, very, ok, okay, yes, right, out, from, up, one, some, passcode desk,
    company portal, intune, lets, someone, request, kindly, hey, here, really, lot, already, prefer,
    rather, understand, we, us, these, those, by, at, as, but, if, when, did, does, not sure, get, got,
    still, actually, sorry, anyway
  `),
  'look-alike':
    phrases(`looked, resent, resend, resort, resist, reseat, present, table, tables, forget, forgo, forger, logged,
    lasted, listed, docked, phase, phases, phony, phoned, mobility, statue, states, statutes, cancer,
    devise, advice, blacked, blocks, bloke, tanks, holy, hotel, steal, clock, expired, changed, charge,
    things, works, worked, working, where, there, their, which, about, never, other, mine, still, first,
    photo, photos, stop, stopped, lost, letter, person, rested, resume, restart, restarted, unlike, cooked,
    looking, clean, clear, tracker, ringing, string, wonder, forgot to, forgotten to, pinned, pinning,
    wrong channel, wrong chat, wrong number, wrong window, wrong person, wrong thread, wrong place,
    locked to, locked in to`),
};
