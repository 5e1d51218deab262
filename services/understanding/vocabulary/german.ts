import { phrases, type Vocabulary } from './vocabulary.ts';

/** German as colleagues type it; `ae`, `oe` and `ue` for umlauts are close enough to be found as typos. */
export const german: Vocabulary = {
  reset: phrases(`
    zurücksetzen, zurückzusetzen, resetten, reset, resete, entsperren, entsperre, freischalten, entriegeln,
    setz * zurück, setze * zurück, setzen * zurück, zurückgesetzt werden, zurückgesetzt haben,
    zurücksetzung, neu setzen, entsperrt werden, entsperren lassen, zurück zu setzen, zurück setzen
  `),
  'was-reset': phrases('zurückgesetzt, resettet, entsperrt'),
  passcode: phrases(`
    pin, pincode, code, sperrcode, gerätecode, handycode, zugangscode, entsperrcode, zahlencode,
    bildschirmsperre, displaysperre, passcode, gerätepin, handypin, handy passwort, handypasswort,
    gerätesperrcode, muster
  `),
  password: phrases('passwort, kennwort, passwörter, pw'),
  device: phrases(`
    handy, handys, diensthandy, firmenhandy, arbeitshandy, telefon, diensttelefon, smartphone,
    mobiltelefon, gerät, geräte, tablet, iphone, ipad, natel
  `),
  elsewhere: phrases(`
    laptop, rechner, computer, notebook, e mail, email, mail, konto, benutzerkonto, wlan, sim, sim karte,
    simkarte, puk, drucker, mailbox, telefonnummer, handynummer, fehlercode, einstellungen,
    windowspasswort, outlookpasswort, anmeldecode, bestätigungscode, kamera, sap
  `),
  unrelated:
    phrases(`bank, bankkarte, ec karte, kreditkarte, tür, alarm, spind, handyrechnung, handyvertrag, postleitzahl,
    rabattcode, kalender, besprechung, gebäude, garage, fahrrad, zimmer, haustür, parkhaus, ausweis, akku,
    ladegerät, termin, urlaubsantrag, budget, quellcode, anhang, tor, kaffee, automat, uhr, welchen code,
    welcher code, datei auf meinem, dokument auf meinem, app auf meinem, mitarbeitercode`),
  forgotten: phrases(`vergessen, vergass, vergessn, vergesse, weiss * nicht mehr, weiss * nicht, keine ahnung,
    erinnere * nicht, fällt * nicht mehr ein, entfallen, nicht mehr erinnern, kenne * nicht mehr,
    verschwitzt, nicht gemerkt, nicht merken, nicht im kopf, keinen schimmer, nicht mehr wissen,
    vergesssen, kenne * nicht`),
  lost: phrases('verloren, verlegt'),
  locked: phrases(
    'gesperrt, blockiert, ausgesperrt, verriegelt, gelockt, deaktiviert, nicht verfügbar, sperrt',
  ),
  unusable: phrases(`
    funktioniert nicht, funktioniert nicht mehr, geht nicht, geht nicht mehr, klappt nicht, falsch,
    falsche, falschen, falscher, ungültig, stimmt nicht, stimmt nicht mehr, nicht akzeptiert,
    nicht angenommen, zu oft, zu viele versuche, nicht richtig, abgelaufen, abgelehnt, akzeptiert * nicht,
    nimmt * nicht, erkennt * nicht, fehlversuche, falsch eingegeben, nicht korrekt, funktioniert * nicht,
    geht * nicht, passt nicht, dreimal, mehrmals
  `),
  'shut-out': phrases(`
    komme nicht in, komme nicht mehr in, komm nicht in, komm nicht mehr in, komme * nicht rein,
    komme * nicht mehr rein, komm nicht rein, komm nicht mehr rein, komm * nicht mehr rein,
    komme nicht mehr ins, komm nicht mehr ins, komme nicht an, keinen zugriff, kein zugriff, keinen zugang,
    kann * nicht entsperren, kann * nicht mehr entsperren, kann * nicht öffnen, bekomme * nicht auf,
    kriege * nicht auf, lässt mich nicht, lässt mich nicht rein, lässt mich nicht mehr rein,
    komme nicht rein, komme nicht mehr rein, kommt nicht rein, komme * nicht mehr in, komme nicht mehr an,
    nicht mehr aufbekommen
  `),
  unable: phrases('kann * nicht, kann nicht, kannst * nicht, gelingt * nicht'),
  renewal: phrases('neue, neuen, neuer, neues, ändern, andere, anderen, wechseln, entfernen, ersetzen'),
  negation: phrases('nicht, kein, keine, keinen, nie, niemals, ohne, nichts, nix, niemand'),
  refusal:
    phrases(`abbrechen, abbruch, abbrich, brich ab, stopp, stop, stornieren, vergiss es, egal, nein, nein danke,
    doch nicht, hat sich erledigt, lass es, lass mal, nicht mehr nötig, lieber nicht, nicht machen,
    mach das nicht, mach es nicht, warte, lass das, nicht nötig, nicht mehr, moment, will nicht,
    möchte nicht, will kein, will keinen, unnötig, nicht notwendig`),
  'not-me': phrases('war ich nicht, ich war das nicht'),
  unasked:
    phrases(`nicht angefordert, nicht beantragt, nicht von mir, wer hat mein, wer hat meine, wer hat meinen,
    wer hat den`),
  'beyond-bot': phrases(`
    gestohlen, geklaut, werkseinstellungen, werkszustand, werksreset, löschen, kaputt, defekt, gehackt,
    heruntergefallen, reset fehlgeschlagen, fehlgeschlagen, reset hat nicht funktioniert,
    reset funktioniert nicht, zurücksetzen hat nicht funktioniert, zurücksetzen funktioniert nicht,
    zurücksetzen klappt nicht, weg, diebstahl, zersplittert, display kaputt, wasserschaden
  `),
  person: phrases(`
    sprechen mit, mit * sprechen, mit * reden, anrufen, einen menschen, mensch, mitarbeiter,
    ansprechpartner, jemanden sprechen, kontakt, durchstellen, rufnummer, menschen, echten menschen,
    jemanden anrufen, wen kann ich anrufen, wen rufe ich an, rückruf, ruf mich an, jemand von der it,
    jemand aus der it, ansprechperson, persönlich
  `),
  helpdesk: phrases(
    'helpdesk, servicedesk, support, administrator, it abteilung, edv, hotline, benutzerservice',
  ),
  'third-party': phrases('kollege, kollegin, kollegen, frau, sohn, tochter, chef, chefin, jemand anderem'),
  explanation: phrases(`
    was ist ein, was ist das, was bedeutet, was macht, was passiert, was geschieht, wie funktioniert,
    wie lange, erklär, erkläre, erklären, verliere ich, gehen * verloren, ist * sicher, nach dem,
    nach einem, beim, was heisst, was genau, was wird, löscht, folgen, bedeuten, meine daten weg, sind meine
  `),
  progress:
    phrases(`status, stand, fertig, wie weit, noch nicht da, immer noch, dauert es noch, erledigt, passiert nichts,
    passiert nix, tut sich nichts, warte immer noch, wie lange noch, dauert * lange, dauert so,
    noch nichts, wie läuft, ist mein reset, meine anfragen, meine anfrage`),
  'temporary-passcode': phrases(
    'temporäre, temporären, temporärer, vorläufige, vorläufiger, vorläufigen, zeig * code',
  ),
  'device-list':
    phrases(`meine geräte, meine handys, meine telefone, welche geräte, welche handys, zeig * geräte, geräteliste,
    geräte anzeigen, auf meinen namen, auf mich registriert, meine tablets, zeig mir meine, geräte`),
  'sign-out': phrases(`
    abmelden, ausloggen, melde mich ab, logge mich aus, log mich aus, abmeldung, melde * ab, logge * aus,
    melde dich ab
  `),
  language: phrases(`
    sprache, sprachen, sprichst, sprechen sie, sprich, sprache ändern, andere sprache, wechsle zu,
    auf deutsch, auf englisch, auf französisch, auf niederländisch, deutsch sprechen, deutsch reden,
    englisch sprechen
  `),
  english: phrases('englisch, auf englisch, englisch sprechen'),
  dutch: phrases('niederländisch, holländisch, auf niederländisch'),
  german: phrases('deutsch, auf deutsch, deutsch sprechen, deutsch reden'),
  french: phrases('französisch, auf französisch'),
  help: phrases(`
    hilfe, hilf mir, was kannst du, was können sie, wie geht das, wie funktioniert das hier, helfen, menü,
    wer bist du, was bist du, wozu bist du, was ist das hier, mir helfen, anleitung, was machst du
  `),
  thanks: phrases(`
    danke, dankeschön, dank, vielen dank, danke dir, merci, super, toll, prima, klasse, perfekt, spitze,
    danke schön, besten dank, herzlichen dank, super danke
  `),
  'thanks-for':
    phrases(`danke für, danke fürs, dank für, hat geklappt, hat funktioniert, funktioniert wieder, geht wieder,
    klappt wieder, funktioniert jetzt, geht jetzt, bin wieder drin, vielen dank für, danke schön für,
    herzlichen dank für, geschafft`),
  greeting: phrases(`
    hallo, guten tag, guten morgen, guten abend, moin, servus, grüezi, grüss gott, tag, wie gehts,
    guten tag zusammen, hi, hey, hallöchen, moin moin, mahlzeit, guten morgen zusammen
  `),
  filler:
    phrases(`ich, mein, meine, meinen, meinem, meiner, mir, mich, du, sie, ihr, ein, eine, einen, einem, der, die,
    das, den, dem, es, ihn, kannst, können, kann, könnte, könnten, will, möchte, würde, gern, gerne, bitte,
    mal, wie, von, vom, für, fuer, auf, in, im, mit, zu, jetzt, schnell, wieder, auch, bin, ist, habe, hab,
    haben, brauche, und, oder, muss, soll, was, nun, doch, ja, zusammen, sofort, machen, hier, selbst, so,
    da, leider, noch, einmal, schon, lieber, versteh, verstehst, wir, uns, dreh, am, zum, zur, fürs, ans,
    er, dann, wenn, dass, dieses, diesen, aber, rein, hätte, gebt, gib, eben, hi, eigentlich, damit, sorry,
    alles, könnt, könntet`),
  'look-alike':
    phrases(`vergeben, verlassen, vermessen, vergissen, vergiss, gesperrte, bestellen, vorstellen, spreche, handel,
    hands, händen, gerade, geraten, gerätet, gehört, anderes, andrer, mensa, hallen, standard, standort,
    schön, stunde, stand, sollen, wollen, setzen, setze, setz, telefonieren, telefonat, setzen uns,
    falscher chat, falscher kanal, falsche person`),
};
