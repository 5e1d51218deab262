import { phrases, type Vocabulary } from './vocabulary.ts';

/** French as colleagues type it. */
export const french: Vocabulary = {
  reset: phrases(`
    réinitialiser, réinitialise, réinitialisez, réinitialisation, réinitialisé mon, être réinitialisé,
    débloquer, débloque, débloquez, déverrouiller, déverrouille, déverrouillez, déblocage, reset, resetter,
    remettre à zéro, réinit, réinitialiser mon, dévérouiller, deverouiller
  `),
  'was-reset': phrases('réinitialisé, réinitialisée, débloqué, déverrouillé, a été réinitialisé'),
  passcode: phrases(`
    code, codes, pin, code pin, code secret, code d accès, code de verrouillage, code de déverrouillage,
    schéma, mot de passe du téléphone, mot de passe de mon téléphone
  `),
  password: phrases('mot de passe, mots de passe, mdp'),
  device: phrases(`
    téléphone, téléphones, tél, portable, mobile, smartphone, tablette, tablettes, appareil, appareils,
    iphone, ipad, gsm
  `),
  elsewhere: phrases(`
    ordinateur, ordi, pc, laptop, pc portable, ordinateur portable, messagerie, e mail, mail, compte, wifi,
    carte sim, sim, puk, imprimante, numéro de téléphone, code erreur, code de vérification, paramètres,
    caméra, sap, teams, windows, outlook
  `),
  unrelated:
    phrases(`carte bancaire, carte, banque, porte, alarme, casier, code postal, code promo, code source,
    code vestimentaire, agenda, réunion, forfait, facture, porte d entrée, bâtiment, immeuble, vélo,
    garage, badge, batterie, chargeur, salle, congés, budget, pièce jointe, coffre, café, machine, montre,
    code du travail, quel code, ce code, fichier sur mon, document sur mon, application sur mon`),
  forgotten: phrases(`
    oublié, oubliée, oublier, souviens plus, souviens pas, me rappelle plus, me rappelle pas, connais plus,
    sais plus, aucune idée, ne connais plus, ne sais plus, ne me souviens plus, ne me souviens pas,
    ne me rappelle plus, ne me rappelle pas, me souviens plus, ne connais pas, ne me rappelle,
    retrouve plus, ne retrouve plus
  `),
  lost: phrases('perdu, perdue, égaré'),
  locked: phrases(`
    bloqué, bloquée, verrouillé, verrouillée, bloque, désactivé, désactivée, indisponible, coincé,
    bloqué hors
  `),
  unusable: phrases(`
    marche pas, marche plus, ne fonctionne pas, ne fonctionne plus, fonctionne pas, fonctionne plus, faux,
    mauvais, incorrect, invalide, refusé, pas accepté, trop de tentatives, trop de fois, trop d essais,
    erroné, expiré, ne passe pas, ne passe plus, refuse, pas reconnu, plusieurs fois, trois fois, pas bon,
    pas le bon, ne marche pas, ne marche plus, ne reconnaît pas, plus bon, est plus bon, est pas bon
  `),
  'shut-out': phrases(`
    arrive pas à ouvrir, arrive plus à ouvrir, arrive pas à déverrouiller, arrive plus à déverrouiller,
    arrive plus à débloquer, arrive pas à débloquer, arrive plus à accéder, arrive pas à accéder,
    arrive plus à entrer, peux pas ouvrir, peux plus ouvrir, peux pas déverrouiller,
    peux plus déverrouiller, peux plus accéder, peux pas accéder, plus accès, pas accès,
    arrive plus à rentrer, arrive pas à rentrer, arrive pas à entrer,
    arrive plus à me connecter à mon téléphone, peux plus entrer, laisse pas entrer, ne peux plus ouvrir,
    ne peux pas ouvrir, accéder à mon téléphone
  `),
  unable: phrases(`
    ne peux pas, peux pas, peux plus, ne peux plus, arrive pas, arrive plus, arrive pas à, arrive plus à,
    impossible de
  `),
  renewal: phrases('nouveau, nouvelle, changer, modifier, autre, supprimer, enlever, remplacer'),
  negation: phrases('ne, pas, jamais, aucun, aucune, sans, surtout pas, rien'),
  refusal:
    phrases(`annuler, annule, annulez, arrête, arrêter, arrêtez, stop, laisse tomber, laissez tomber, non,
    non merci, pas la peine, peu importe, finalement non, tant pis, abandonner, ne fais pas,
    ne le fais pas, attends, attendez, ne fais rien, plus besoin, pas besoin, plutôt pas, ne faites rien,
    ne faites pas, veux pas, ne veux pas, veux plus, ne veux plus, inutile, pas nécessaire`),
  'not-me': phrases('était pas moi, est pas moi, pas moi, qui a réinitialisé, qui a débloqué'),
  unasked: phrases('pas demandé, rien demandé, jamais demandé'),
  'beyond-bot': phrases(`
    volé, volée, réinitialisation d usine, paramètres d usine, effacer, cassé, cassée, piraté,
    réinitialisation a échoué, a échoué, échoué, réinitialisation ne marche pas,
    réinitialisation ne fonctionne pas, vole, on m a volé, écran cassé, disparu
  `),
  person: phrases(`
    parler à, parler avec, appeler, un humain, quelqu un, une personne, contact, contacter, vrai personne,
    conseiller, technicien, joindre, appelez moi, rappelez moi, un vrai humain, être humain,
    numéro du support, qui appeler, qui puis je appeler, quelqu un du support
  `),
  helpdesk: phrases(
    'helpdesk, support, assistance, administrateur, service informatique, dépannage, support informatique',
  ),
  'third-party': phrases('collègue, femme, mari, fils, fille, chef, quelqu un d autre, patron'),
  explanation: phrases(`
    c est quoi, est ce que c est, qu est ce qu, que se passe, qu est ce qui se passe, comment fonctionne,
    comment marche, comment ça marche, combien de temps, expliquer, explique, expliquez, signifie,
    veut dire, vais je perdre, perdre mes, que fait, après la, à quoi sert, efface t elle, efface,
    efface mes, supprime t elle, quelles sont les conséquences, conséquences, qu est ce que, perdre
  `),
  progress:
    phrases(`statut, état, fini, terminé, prêt, où en est, où en suis, avancement, toujours pas, en attente,
    c est fait, ça avance, avance, ça en est où, rien ne se passe, ne se passe rien,
    combien de temps encore, j attends, attends toujours, est ce prêt, ma réinitialisation est elle,
    mes demandes, ma demande`),
  'temporary-passcode': phrases('temporaire, provisoire, montre * code, afficher le code'),
  'device-list':
    phrases(`mes appareils, mes téléphones, quels appareils, quels téléphones, liste des appareils,
    montre * appareils, afficher * appareils, à mon nom, quels sont mes, appareils`),
  'sign-out': phrases(`
    déconnexion, déconnecter, déconnecte moi, me déconnecter, déconnectez moi, se déconnecter, déconnecte,
    déconnectez
  `),
  language: phrases(`
    langue, langues, parle, parlez, parler en, parles, changer de langue, autre langue, passer en,
    en français, en anglais, en allemand, en néerlandais, parler français, parler anglais
  `),
  english: phrases('anglais, en anglais, parler anglais'),
  dutch: phrases('néerlandais, en néerlandais'),
  german: phrases('allemand, en allemand'),
  french: phrases('français, en français, parler français'),
  help: phrases(`
    aide, aidez moi, aide moi, que peux tu, que sais tu faire, que pouvez vous, à l aide,
    comment ça marche, aider, qui es tu, à quoi tu sers, c est quoi ce bot, besoin d aide, m aider
  `),
  thanks: phrases(
    'merci, merci beaucoup, super, parfait, génial, grand merci, nickel, top, excellent, merci bien',
  ),
  'thanks-for':
    phrases(`merci pour, merci d avoir, ça marche, ça a marché, ça remarche, ça fonctionne, fonctionne à nouveau,
    c est bon, ça a fonctionné, refonctionne, remarche, merci beaucoup pour, réussi à`),
  greeting: phrases(`
    bonjour, bonsoir, salut, coucou, bjr, ça va, comment allez vous, hello, rebonjour, bonjour à tous,
    bonjour tout le monde, bonne journée, hey
  `),
  filler: phrases(`
    je, j, n, ai, mon, ma, mes, me, m, moi, tu, te, t, vous, un, une, le, la, l, les, de, du, d, des, ce,
    cet, cette, il, elle, peux, peut, pouvez, pourriez, pourrais, veux, voudrais, vouloir, s il vous plaît,
    s il te plaît, svp, stp, comment, pour, à, en, sur, avec, maintenant, vite, encore, besoin, faire,
    faut, est, suis, et, ou, que, c, s, tous, tout, monde, on, puis, dans, oui, aussi, déjà, beaucoup,
    demande, plutôt, comprends, nous, y, si, mais, alors, ne, au, aux, par, ceci, cela, ça, été, être,
    avoir, hors, non plus, finalement, en fait, désolé, rien
  `),
  'look-alike':
    phrases(`oublie, oublies, oubliez, bloquer, table, tableau, tables, parti, partie, posé, perde, refuse, langage,
    tablier, codage, merci, oublié de, oublié que, mauvais canal, mauvaise personne, mauvais numéro`),
};
