import { phrases, type Vocabulary } from './vocabulary.ts';

/** Dutch as colleagues type it. */
export const dutch: Vocabulary = {
  reset: phrases(`
    resetten, reset, resette, gereset worden, worden gereset, gereset krijgen, laten resetten, herstellen,
    ontgrendelen, ontgrendel, deblokkeren, deblokkeer, opnieuw instellen, stel * opnieuw in,
    opnieuw in te stellen, vrijgeven, van het slot, van slot, van t slot, unlocken, ontgrendeld krijgen,
    ontgrendeld worden, gereset hebben, terugzetten
  `),
  'was-reset': phrases('gereset, ontgrendeld, gedeblokkeerd'),
  passcode: phrases(`
    pin, pincode, pincodes, code, codes, wachtwoordcode, toegangscode, toestelcode, telefooncode,
    schermcode, ontgrendelcode, ontgrendelingscode, schermvergrendeling, vergrendelcode, beveiligingscode,
    cijfercode, passcode, telefoonwachtwoord, patroon
  `),
  password: phrases('wachtwoord, wachtwoorden, paswoord, passwoord, ww'),
  device: phrases(`
    telefoon, telefoons, mobiel, mobieltje, gsm, toestel, toestellen, apparaat, apparaten, tablet,
    werktelefoon, werkmobiel, smartphone, diensttelefoon, iphone, ipad, foon
  `),
  elsewhere: phrases(`
    laptop, computer, werkplek, e mail, mail, mailbox, account, wifi, simkaart, sim kaart, sim, puk,
    printer, voicemail, telefoonnummer, foutcode, verificatiecode, inlogcode, activatiecode, instellingen,
    browser, laptopwachtwoord, windowswachtwoord, outlookwachtwoord, website, digid, camera, scanner, sap
  `),
  unrelated:
    phrases(`bankpas, pinpas, creditcard, deur, alarm, kluis, kluisje, telefoonrekening, postcode, kortingscode,
    agenda, vergadering, gebouw, parkeergarage, garage, badge, kast, fiets, fietsslot, voordeur,
    vergaderzaal, batterij, oplader, declaratie, rooster, toegangspas, broncode, bijlage, lunch, budget,
    poort, bestellen, koffie, automaat, personeelscode, welke code, die code, code je, bestand op mijn,
    document op mijn, app op mijn`),
  forgotten:
    phrases(`vergeten, weet * niet meer, weet * niet, niet meer weten, herinner * niet, geen idee, ken * niet meer,
    kan * niet herinneren, kan * niet onthouden, ontschoten, niet onthouden, niet meer herinneren, vergat,
    even kwijt, uit mijn hoofd, ken * niet`),
  lost: phrases('kwijt, kwijtgeraakt, verloren'),
  locked: phrases(`
    vergrendeld, geblokkeerd, gelockt, op slot, zit vast, buitengesloten, zit op slot, uitgeschakeld,
    niet beschikbaar, dichtgezet, buiten gesloten, geblokeerd
  `),
  unusable: phrases(`
    werkt niet, werken niet, werkt niet meer, doet het niet, doet * niet meer, verkeerd, verkeerde,
    onjuist, onjuiste, fout, foute, foutieve, niet goed, klopt niet, niet geaccepteerd, pakt * niet,
    te vaak, te veel pogingen, teveel pogingen, ongeldig, verlopen, geweigerd, wordt geweigerd,
    accepteert * niet, neemt * niet, herkent * niet, doet niks, mislukte pogingen, zegt * fout,
    niet meer goed, is niet juist, niet juist, werkt * niet meer, werkt * niet, drie keer
  `),
  'shut-out': phrases(`
    kom niet in, kom niet meer in, kom er niet in, kom er niet meer in, kom * niet meer in, kom * niet in,
    kan niet in, kan niet meer in, kan er niet in, kan * niet meer in, kan * niet openen,
    kan * niet ontgrendelen, kan * niet meer ontgrendelen, krijg * niet open, krijg * niet ontgrendeld,
    geen toegang, lukt niet om * in te komen, kan niet meer bij, laat me niet in, laat me niet meer in,
    laat mij niet binnen, kom * niet binnen, kom * niet meer op, kom er niet op, kom niet meer op
  `),
  unable: phrases('kan * niet, kan niet, lukt niet, lukt * niet, krijg * niet'),
  renewal: phrases(
    'nieuwe, nieuw, wijzigen, veranderen, andere, aanpassen, verwijderen, weghalen, vervangen',
  ),
  negation: phrases('niet, geen, nooit, niks, zonder, niets, niemand'),
  refusal:
    phrases(`annuleren, annuleer, stop, stoppen, afbreken, laat maar, nee, neen, nee bedankt, hoeft niet,
    hoeft niet meer, niet meer nodig, toch maar niet, toch niet, laat maar zitten, weet hem weer,
    weet het weer, gevonden, niet doen, doe maar niet, wacht, wacht even, liever niet, niet nodig,
    niet meer, laat zitten, doe het niet, wil niet, wil niet dat, wil geen, overbodig`),
  'not-me': phrases(
    'was ik niet, was het ik niet, ik was het niet, heb ik niet gedaan, geen reset aangevraagd',
  ),
  unasked: phrases(
    `niet aangevraagd, niet gevraagd, niet om gevraagd, niet door mij, wie heeft mijn, wie heeft de`,
  ),
  'beyond-bot': phrases(`
    gestolen, gejat, fabrieksreset, fabrieksinstellingen, wissen, kapot, stuk, gevallen, gehackt,
    reset mislukt, reset is mislukt, reset werkt niet, reset lukt niet, reset is niet gelukt,
    resetten mislukt, resetten lukt niet, mislukt, weg, gestolen geworden, waterschade, gebarsten,
    scherm is zwart, pogingen mislukt
  `),
  person: phrases(`
    bellen, bel, spreken, iemand spreken, medewerker, praten met, een mens, echt persoon, echt iemand,
    aan de lijn, contact, contactpersoon, doorverbinden, telefoonnummer van de helpdesk, gebeld worden,
    terugbellen, bel me, collega van de servicedesk, collega van de helpdesk, collega van ict,
    iemand van ict, iemand van de helpdesk, wie kan ik bellen, nummer van, echt mens, mens spreken, mens
  `),
  helpdesk: phrases(
    'helpdesk, servicedesk, beheerder, systeembeheer, ict, it afdeling, ict afdeling, ondersteuning',
  ),
  'third-party': phrases(
    'collega, vrouw, echtgenoot, zoon, dochter, baas, iemand anders, zijn telefoon, haar telefoon',
  ),
  explanation: phrases(`
    wat is een, wat is dat, wat doet, wat gebeurt, wat gebeurt er, wat gebeurd, hoe werkt, hoe lang,
    hoelang, uitleggen, leg uit, uitleg, betekent, is het veilig, is * veilig, ben ik * kwijt,
    raak ik * kwijt, verlies ik, gaan mijn * verloren, waarom zou, na een, na de, bij een, wat precies,
    wat wordt er, gevolgen, verwijdert, wist, raak ik, wat houdt
  `),
  progress: phrases(`status, klaar, hoe ver, hoever, nog steeds, is het gelukt, stand van zaken, voortgang,
    duurt het nog lang, duurt * lang, gebeurt niks, gebeurt nog niks, nog niks, nog niets, wacht nog,
    hoe staat het, hoe gaat het met mijn, is mijn reset, al gelukt, mijn aanvragen, mijn aanvraag,
    mijn verzoeken`),
  'temporary-passcode': phrases('tijdelijke, tijdelijk, toon * code, laat * code zien'),
  'device-list':
    phrases(`mijn apparaten, mijn toestellen, mijn telefoons, mijn devices, welke toestellen, welke apparaten,
    welke telefoons, toon apparaten, overzicht apparaten, lijst, op mijn naam, welke devices,
    heb ik in beheer, laat * apparaten zien, laat * toestellen zien, apparaten, toestellen`),
  'sign-out': phrases(`
    uitloggen, afmelden, log uit, log me uit, log mij uit, meld me af, meld mij af, meld * af, log * uit,
    wil afmelden
  `),
  language: phrases(`
    taal, talen, spreek, spreek je, praat, andere taal, taal wijzigen, taal veranderen, overschakelen,
    in het engels, in het nederlands, in het duits, in het frans, op zijn nederlands, nederlands praten,
    nederlands spreken, engels praten, engels spreken
  `),
  english: phrases('engels, engelse, in het engels, engels praten, engels spreken'),
  dutch: phrases(`
    nederlands, nederlandse, vlaams, in het nederlands, op zijn nederlands, nederlands praten,
    nederlands spreken
  `),
  german: phrases('duits, duitse, in het duits'),
  french: phrases('frans, franse, in het frans'),
  help: phrases(`
    hulp, help, help me, wat kan je, wat kun je, wat kan jij, hoe werkt dit, hoe werkt het, opties, helpen,
    wie ben je, wat ben je, wat doe jij, wat doe je, wat is dit, uitleg nodig, hoe gebruik ik dit
  `),
  thanks: phrases(`
    bedankt, dank, dankje, dankjewel, dank je, dank u, dankuwel, thanks, top, fijn, super, tof,
    geweldig, perfect, held, thnx, merci, hartelijk dank, helemaal top
  `),
  'thanks-for':
    phrases(`bedankt voor, dank voor, dank je voor, dank u voor, dankjewel voor, gelukt, werkt weer, doet het weer,
    het werkt, doet het, ben weer binnen, ik ben er weer in, hartelijk dank voor, heel erg bedankt voor,
    is gelukt, is het gelukt`),
  greeting: phrases(`
    hallo, hoi, hoi hoi, hey, heej, goedemorgen, goedemiddag, goedenavond, goeiemorgen, dag, hallootjes,
    hoe gaat het, morgen, hee, heey, hee hallo, goeiedag, goedendag, yo, hai
  `),
  filler: phrases(`
    ik, mn, mijn, me, mij, m, je, jij, jullie, u, een, de, het, t, hem, deze, dit, dat, die, kun, kan,
    kunt, kunnen, wil, willen, wilt, zou, graag, alsjeblieft, alstublieft, aub, svp, even, ff, eens, hoe,
    moet, moeten, te, van, voor, om, aan, op, in, met, er, nu, snel, weer, nog, ook, ben, is, heb, hebben,
    nodig, doen, allemaal, collegas, naar, worden, wordt, zelf, maar, en, of, mag, wat, ja, nou, hier,
    alvast, al, liever, versta, verstaat, begrijp, we, ons, zo, dan, toch, echt, via, bij, ie, zijn, geef,
    iemand, gaan, dus, als, eigenlijk, ermee, sorry, daarmee
  `),
  'look-alike':
    phrases(`vergeven, vergaten, vergeet, bestellen, geblokte, tafel, gesteld, tablets, toestal, status, staten,
    wachten, hallen, hotel, spreker, telefoneren, telefonisch, spraken, breken, steken, andere, anders,
    mobiele, mobiliteit, wissel, wisselen, helpt, bellen, ballen, bezig, vergeten te, vergeten om,
    vergeten dat, vergeten hoe laat, verkeerde chat, verkeerde kanaal, verkeerde persoon,
    verkeerd verbonden`),
};
