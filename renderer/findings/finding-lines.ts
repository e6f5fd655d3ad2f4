import type { AnyRegistry } from '../../shared/model/definition.ts';
import type { Component, Design } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import type { FindingsFilter } from './findings-view.ts';

/** A group's own line. */
export interface GroupLine {
  readonly type: 'group';
  readonly id: string;
  /** The severity, the code, or the id of the component that its findings share; null: they are about no component. */
  readonly about: string | null;
  readonly worst: Severity;
  readonly findings: readonly Finding[];
  readonly isFolded: boolean;
}

export interface FindingLine {
  readonly type: 'finding';
  readonly id: string;
  readonly finding: Finding;
}

export type Line = GroupLine | FindingLine;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What tells a finding from every other of the same design. */
export function findingKey({ code, at, params }: Finding): string {
  return `${code} ${at.component}${at.path ?? ''} ${JSON.stringify(params)}`;
}

function isInside(components: Design['components'], id: string, around: ReadonlySet<string>): boolean {
  for (let at: string | null = id; at !== null; at = components[at]?.parent ?? null) if (around.has(at)) return true;
  return false;
}

interface Question {
  readonly filter: FindingsFilter;
  readonly design: Design;
  readonly selected: readonly string[];
  readonly registry: AnyRegistry;
  /** The sentence of a finding in the language on screen. */
  readonly sentence: (finding: Finding) => string;
}

/** The findings that pass all filters but that of severity, so that each severity can tell its count. */
export function matching(findings: readonly Finding[], { filter, design, selected, registry, sentence }: Question): readonly Finding[] {
  const words = filter.text.normalize('NFC').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const around = new Set(selected);
  return findings.filter((finding) => {
    const component: Component | undefined = design.components[finding.at.component];
    if (filter.family !== null && (component === undefined || registry.find(component.kind)?.family !== filter.family)) return false;
    if (filter.selectionOnly && !isInside(design.components, finding.at.component, around)) return false;
    if (words.length === 0) return true;
    const text = `${finding.code} ${(finding.rule ?? []).join(' ')} ${component?.name ?? ''} ${sentence(finding)}`.normalize('NFC').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function groupOf(finding: Finding, grouping: FindingsFilter['grouping'], design: Design): string | null {
  switch (grouping) {
    case 'severity':
      return finding.severity;
    case 'code':
      return finding.code;
    case 'object':
      return design.components[finding.at.component] === undefined ? null : finding.at.component;
  }
}

/** Groups of findings as lines, the worst groups first, then in the order in which the findings come. */
export function findingLines(found: readonly Finding[], { grouping, hidden }: Pick<FindingsFilter, 'grouping' | 'hidden'>, folded: ReadonlySet<string>, design: Design): readonly Line[] {
  const groups = new Map<string | null, Finding[]>();
  for (const finding of found) {
    if (hidden.includes(finding.severity)) continue;
    const about = groupOf(finding, grouping, design);
    const group = groups.get(about);
    if (group === undefined) groups.set(about, [finding]);
    else group.push(finding);
  }
  const heads = [...groups].map(([about, findings]): GroupLine => {
    const id = `${grouping} ${about ?? ''}`;
    const worst = findings.reduce<Severity>((worse, { severity }) => (rank[severity] < rank[worse] ? severity : worse), 'info');
    return { type: 'group', id, about, worst, findings, isFolded: folded.has(id) };
  });
  heads.sort((left, right) => rank[left.worst] - rank[right.worst]);
  return heads.flatMap((head): readonly Line[] => [head, ...(head.isFolded ? [] : head.findings.map((finding): Line => ({ type: 'finding', id: findingKey(finding), finding })))]);
}

/** Where a key leads in the list; null when it leads nowhere. Left on a finding goes to its group. */
export function lineMove(lines: readonly Line[], at: number, key: string): number | null {
  const last = lines.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + 8, last);
    case 'PageUp':
      return Math.max(at - 8, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowLeft':
      return lines[at]?.type === 'finding' ? lines.slice(0, at).findLastIndex((line) => line.type === 'group') : null;
    default:
      return null;
  }
}
