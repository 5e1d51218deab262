import type { Messages } from '../messages.ts';

/** E-mail about what is done in a person's name. */
export const mail: Messages['mail'] = {
  requested: {
    subject: 'Das Zurücksetzen eines Entsperrcodes wurde angefordert',
    what: (device, time) =>
      `Am ${time} wurde im Teams-Chat mit dem Helpdesk-Bot in Ihrem Namen angefordert, den Entsperrcode von ${device} zurückzusetzen.`,
  },
  done: {
    subject: 'Ein Entsperrcode wurde zurückgesetzt',
    what: (device, time) =>
      `Der Entsperrcode von ${device} wurde zurückgesetzt. Das wurde am ${time} in Ihrem Namen angefordert. Im Teams-Chat mit dem Helpdesk-Bot steht, was Sie jetzt tun.`,
  },
  failed: {
    subject: 'Das Zurücksetzen eines Entsperrcodes hat nicht geklappt',
    what: (device, time) =>
      `Der Entsperrcode von ${device} konnte nicht zurückgesetzt werden. Das wurde am ${time} in Ihrem Namen angefordert. Im Teams-Chat mit dem Helpdesk-Bot steht, warum.`,
  },
  expired: {
    subject: 'Ein Gerät hat auf das Zurücksetzen nicht geantwortet',
    what: (device, time) =>
      `Der Entsperrcode von ${device} sollte zurückgesetzt werden. Das wurde am ${time} in Ihrem Namen angefordert; das Gerät hat nicht geantwortet. Wenn es sich später verbindet, kann es das Zurücksetzen noch ausführen.`,
  },
  canceled: {
    subject: 'Das Zurücksetzen eines Entsperrcodes wurde gestoppt',
    what: (device, time) =>
      `Das Zurücksetzen des Entsperrcodes von ${device}, am ${time} in Ihrem Namen angefordert, wurde gestoppt, bevor etwas gesendet wurde.`,
  },
  proofFailed: {
    subject: 'Eine Anmeldung für einen Entsperrcode wurde nicht akzeptiert',
    what: (device, time) =>
      `Am ${time} ging es im Teams-Chat mit dem Helpdesk-Bot in Ihrem Namen um den Entsperrcode von ${device}. Die Anmeldung dafür wurde nicht akzeptiert, deshalb wurde nichts geändert oder gezeigt.`,
    someDevice: 'einem Ihrer Geräte',
  },
  contact: (number) => `An wen Sie sich wenden können: ${number}`,
  endedAt: (time) => `Das war am ${time} abgeschlossen.`,
  wasYou: 'Wenn Sie das selbst waren, müssen Sie nichts tun.',
  wasNotYou:
    'Wenn Sie das nicht waren, sagen Sie es jetzt: Dann wird in Ihrem Namen kein Entsperrcode mehr zurückgesetzt, und der Helpdesk weiß Bescheid.',
  how: 'Der Link öffnet den Chat mit dem Bot in Teams; diese Worte sind schon eingetragen. Senden Sie sie ab.',
  orWrite: 'Oder öffnen Sie den Chat selbst, und schreiben Sie „Das war ich nicht“.',
  never:
    'Per E-Mail werden Sie nie nach einem Kennwort oder Code gefragt. Antworten auf diese Nachricht liest niemand.',
};
