import { idProblem } from '../model/design-schema.ts';
import type { Design } from '../model/design.ts';
import { isTaken } from './refusals.ts';

/** The first of base, base-2, base-3 ... that is free. */
export function freeText(base: string, isUsed: (text: string) => boolean): string {
  if (!isUsed(base)) return base;
  // A number at the end counts on: vm-2 becomes vm-3, not vm-2-2.
  const stem = base.replace(/-\d+$/, '');
  for (let number = 2; ; number += 1) {
    const text = `${stem}-${number}`;
    if (!isUsed(text)) return text;
  }
}

/** A free id that resembles the wanted text; `fallback` where nothing of it can be in an id (a Korean name). */
export function freeId(design: Pick<Design, 'components' | 'links' | 'probes' | 'notes'>, wanted: string, fallback: string): string {
  const slug = wanted.normalize('NFC').trim().replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '').slice(0, 48);
  return freeText(idProblem(slug) === null ? slug : fallback, (id) => isTaken(design, id));
}

/** A name that no other component has. */
export function freeName(design: Pick<Design, 'components'>, base: string): string {
  const names = new Set(Object.values(design.components).map((component) => component.name));
  return freeText(base, (name) => names.has(name));
}

/** What a person typed as a name: composed (NFC), without blanks around it. */
export function cleanName(text: string): string {
  return text.normalize('NFC').trim();
}
