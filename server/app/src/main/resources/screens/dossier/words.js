// @ts-check
/** What is read of a berkas. */
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { Dossier, DossierRow } from 'loket-api' */

export const say = staffTexts(id);

/** @param {Pick<DossierRow, 'waitsFor' | 'step' | 'actor'>} row */
export function waitsFor({ waitsFor: what, step, actor }) {
  return what === 'STEP'
    ? say('waits-STEP', { step: step ?? '', actor: actor ? say(`actor-${actor}`) : '' })
    : say(`waits-${what}`);
}

/** The same of one that is open on the page. @param {Dossier} file */
export function waitsForStep(file) {
  if (file.state === 'WAITING') return say('waits-VISITOR');
  if (file.ending?.to) return say('handedTo', { to: say(`to-${file.ending.to}`) });
  if (file.state !== 'OPEN') return say(`file-${file.state}`);
  return file.product ? say('waits-HAND_OVER') : '';
}
