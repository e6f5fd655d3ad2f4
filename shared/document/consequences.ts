import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type ComponentId, type Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { createScope, type Scope } from '../model/scope.ts';

/** A value that an edit changed besides what it is about: an address that no longer fitted, a prefix, a reference. Null: there was none, or it is gone. */
export interface ChangedValue {
  readonly component: ComponentId;
  /** JSON Pointer into the component's props. */
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What an edit brings with it. */
export interface Consequences {
  readonly values: readonly ChangedValue[];
  /** Ids of links that are there no longer. */
  readonly lostLinks: readonly string[];
  /** What the kinds of the edited components, and of all they hold, find wrong now and did not before. */
  readonly findings: readonly Finding[];
}

type Leaves = ReadonlyMap<string, string>;

function addLeaves(leaves: Map<string, string>, path: string, value: unknown): void {
  if (Array.isArray(value)) value.forEach((item, index) => addLeaves(leaves, `${path}/${index}`, item));
  else if (typeof value === 'object' && value !== null) for (const [key, member] of Object.entries(value)) addLeaves(leaves, `${path}/${key}`, member);
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') leaves.set(path, String(value));
}

function leavesOf(props: unknown): Leaves {
  const leaves = new Map<string, string>();
  addLeaves(leaves, '', props);
  return leaves;
}

function changedValues(before: Design, after: Design): readonly ChangedValue[] {
  return Object.keys(after.components).sort().flatMap((id) => {
    const [old, now] = [before.components[id], after.components[id]];
    if (old === undefined || now === undefined || old.props === now.props) return [];
    const [was, is] = [leavesOf(old.props), leavesOf(now.props)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
      const [from, to] = [was.get(path) ?? null, is.get(path) ?? null];
      return from === to ? [] : [{ component: componentId(id), path, from, to }];
    });
  });
}

function withContents(scope: Scope, id: string): readonly ComponentId[] {
  const entry = scope.component(id);
  return entry === null ? [] : [entry.id, ...scope.children(entry.id).flatMap((child) => withContents(scope, child.id))];
}

function findingsOf(scope: Scope, registry: AnyRegistry, ids: readonly ComponentId[]): readonly Finding[] {
  return ids.flatMap((id) => {
    const component = scope.component(id)?.component;
    return component === undefined ? [] : (registry.find(component.kind)?.checks(id, component, scope) ?? []);
  });
}

const keyOf = (finding: Finding): string => `${finding.code} ${finding.at.component} ${finding.at.path ?? ''}`;

/** What an edit of these components has brought with it. Findings that only an error of the whole design shows are left to its validation. */
export function consequencesOf(before: Design, after: Design, registry: AnyRegistry, ids: readonly string[]): Consequences {
  if (before === after) return { values: [], lostLinks: [], findings: [] };
  const [was, is] = [createScope(before, registry), createScope(after, registry)];
  const known = new Set(findingsOf(was, registry, ids.flatMap((id) => withContents(was, id))).map(keyOf));
  return {
    values: changedValues(before, after),
    lostLinks: Object.keys(before.links).filter((id) => !Object.hasOwn(after.links, id)).sort(),
    findings: findingsOf(is, registry, ids.flatMap((id) => withContents(is, id))).filter((finding) => !known.has(keyOf(finding))),
  };
}
