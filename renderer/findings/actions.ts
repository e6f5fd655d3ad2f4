import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Finding, Fix } from '../../shared/model/finding.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { runFix } from '../operations/run-operation.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useFindings } from '../state/findings.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { findingText } from '../state/sentences.ts';
import { fillBoth } from '../state/texts.ts';
import { findingKey } from './finding-lines.ts';

/** Selects and shows the object of a finding, and the field where one is meant. */
export function jumpTo(finding: Finding): void {
  const { component, path } = finding.at;
  const { design } = useDocument.getState().history;
  if (design.components[component] === undefined) {
    if (design.links[component] !== undefined) useSelection.getState().selectLink(component);
    return;
  }
  if (path === undefined || path === '') useSelection.getState().select([component]);
  else useSelection.getState().revealField(component, path);
  revealComponents([component]);
}

/** Findings of an older design are no ground for an edit: says so instead. */
function refusesStale(): boolean {
  if (useFindings.getState().status === 'fresh') return false;
  useSession.getState().announce(findingsTexts['fix.stale']);
  return true;
}

/** A remedy is a command like any other: refused with its reason, undone in one step. False: nothing was begun. */
export function applyFix(finding: Finding): boolean {
  if (finding.fix === undefined) {
    useSession.getState().announce(findingsTexts['fix.none']);
    return false;
  }
  if (refusesStale()) return false;
  runFix(finding.fix);
  return true;
}

const plainCommands = new Set(['component.update', 'component.confirm', 'row.add', 'row.update']);

/** A remedy that changes values only: it can be done to many at once without asking. What removes, moves rows or operates is done one by one. */
function isPlain(fix: Fix | undefined): fix is Fix {
  return fix !== undefined && plainCommands.has(fix.command) && fix.args['index'] === undefined;
}

/** The places that a remedy writes as a whole; another one for the same place would take it back. */
function places({ command, args }: Fix): readonly string[] {
  const { id, path, props } = args;
  if (command === 'component.update' && typeof props === 'object' && props !== null) return Object.keys(props).map((key) => `${String(id)} /${key}`);
  return [`${command} ${String(id)} ${String(path)} ${command === 'row.add' ? JSON.stringify(args) : ''}`];
}

/** The remedies of one code that can be done together: each fits the design that those before it make, and none writes where another has written. */
export function fixesTogether(findings: readonly Finding[], code: string, design: Design): readonly Fix[] {
  const taken: Fix[] = [];
  const written = new Set<string>();
  let next = design;
  for (const { code: its, fix } of findings) {
    if (its !== code || !isPlain(fix) || places(fix).some((place) => written.has(place))) continue;
    const result = findCommand(fix.command)?.apply(next, fix.args, registry);
    if (result?.ok !== true) continue;
    for (const place of places(fix)) written.add(place);
    next = result.design;
    taken.push(fix);
  }
  return taken;
}

/** Applies all plain remedies of one code as one step. False: nothing was done. */
export function applyAll(code: string): boolean {
  if (refusesStale()) return false;
  const fixes = fixesTogether(useFindings.getState().findings, code, useDocument.getState().history.design);
  if (fixes.length === 0) return false;
  const done = edit('edit.batch', { edits: fixes.map(({ command, args }) => ({ command, args })) }).ok;
  if (done) useSession.getState().toast(fillBoth(findingsTexts['fix.allDone'], { count: fixes.length }));
  return done;
}

/** How many findings of a code have a remedy that can be done together with others; counted without trying them. */
export function plainFixCount(findings: readonly Finding[], code: string): number {
  return findings.filter((finding) => finding.code === code && isPlain(finding.fix)).length;
}

/** Where a walk through the findings stands. */
let walkedTo: string | null = null;

/** Shows the next or the previous finding, in the order of the list, from the one shown last. */
export function goToFinding(direction: 1 | -1): void {
  const { findings } = useFindings.getState();
  const last = findings.findIndex((finding) => findingKey(finding) === walkedTo);
  const at = last < 0 ? (direction === 1 ? 0 : findings.length - 1) : (last + direction + findings.length) % findings.length;
  const finding = findings[at];
  if (finding === undefined) return;
  walkedTo = findingKey(finding);
  jumpTo(finding);
  const text = findingText(finding);
  const told = (language: 'ko' | 'en'): string => fillBoth(findingsTexts['command.at'], { position: at + 1, count: findings.length, text: text[language] })[language];
  useSession.getState().announce({ ko: told('ko'), en: told('en') });
}

export function explain(finding: Finding): void {
  useSession.getState().open({ name: 'explain', finding });
}
