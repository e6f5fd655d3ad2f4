import { registry } from '../../shared/catalog/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import { noteOf, noteTitle } from '../../shared/model/note.ts';
import { noteLabel } from '../notes/note-label.ts';
import type { Language, Localized } from '../../shared/model/text.ts';
import { scopeOf } from '../state/document.ts';

/** What a kind is called on screen; unknown kinds by their id, so that a newer file stays readable. */
export function kindLabel(kind: string, language: Language): string {
  return registry.find(kind)?.labels[language] ?? kind;
}

/** First address or prefix of a component, as its card shows it. */
export function addressOf(design: Design, id: string): string | null {
  const component = design.components[id];
  if (component === undefined) return null;
  return registry.find(component.kind)?.card(componentId(id), component, scopeOf(design)).address ?? null;
}

/** A card's badge, what it says besides, and the operation it starts. */
export interface Badge {
  readonly text: Localized;
  readonly hint: Localized | null;
  readonly operation: string | null;
}

export function badgeOf(design: Design, id: string): Badge | null {
  const component = design.components[id];
  const facts = component === undefined ? undefined : registry.find(component.kind)?.card(componentId(id), component, scopeOf(design));
  return facts?.badge === undefined ? null : { text: facts.badge, hint: facts.badgeHint ?? null, operation: facts.badgeOperation ?? null };
}

/** What lists and messages call a component, or a note by its first line. */
export function nameOf(design: Design, id: string): string {
  const note = noteOf(design, id);
  return design.components[id]?.name ?? (note === null || noteTitle(note) === '' ? id : noteTitle(note));
}

/** What a screen reader says about a component: kind, name, address, where it stands, what is wrong with it (UX 92). */
export function nodeLabel(design: Design, id: string, language: Language, findings: number): string {
  const component = design.components[id];
  if (component === undefined) return noteLabel(design, id, language);
  const parent = component.parent === null ? undefined : design.components[component.parent];
  const parts = [`${kindLabel(component.kind, language)} ${component.name}`];
  const address = addressOf(design, id);
  if (address !== null) parts.push(address);
  const badge = badgeOf(design, id);
  if (badge !== null) parts.push(badge.text[language]);
  if (parent !== undefined) parts.push(say(editorTexts, language, 'node.inside', { parent: `${kindLabel(parent.kind, language)} ${parent.name}` }));
  if (findings > 0) parts.push(say(editorTexts, language, 'node.findings', { count: findings }));
  return parts.join(', ');
}
