import { componentId, type Component, type ComponentId } from '../model/design.ts';
import type { Entry, Scope } from '../model/scope.ts';
import type { Role } from './guide.ts';

/* How a guide finds what it speaks about: by id what it began with, by what it is and where it hangs what a person has made since. */

/** A component that the guide itself drew. */
export function known(id: string): Role {
  return (scope) => scope.component(id)?.id ?? null;
}

function byName(left: Entry, right: Entry): number {
  return left.component.name < right.component.name ? -1 : left.component.name > right.component.name ? 1 : 0;
}

/** The n-th of a kind by name, of those that are meant. */
export function ofKind(kind: string, nth = 0, isMeant: (component: Component, scope: Scope, id: ComponentId) => boolean = () => true): Role {
  return (scope) => scope.ofKind(kind).filter(({ id, component }) => isMeant(component, scope, id)).sort(byName)[nth]?.id ?? null;
}

/** What of a kind is attached to another thing. */
export function attachedTo(kind: string, other: Role): Role {
  return (scope) => {
    const id = other(scope);
    const found = id === null ? [] : scope.links(id, 'attach').filter((view) => scope.component(view.peer)?.component.kind === kind);
    return found[0]?.peer ?? null;
  };
}

/** What of a kind stands directly in another thing. */
export function inside(kind: string, container: Role): Role {
  return (scope) => {
    const id = container(scope);
    return id === null ? null : (scope.children(id).find((child) => child.component.kind === kind)?.id ?? null);
  };
}

/** Stands for a thing that is not there yet. No component can have it: ids begin with a letter or a digit. */
const nowhere = componentId('-nowhere');

/** The id of a role for the arguments of a command; see {@link mentionsNothing} for what is not there yet. */
export function idOf(role: Role, scope: Scope): ComponentId {
  return role(scope) ?? nowhere;
}

/** Whether arguments speak of something that is not there yet, because an earlier step was left out. */
export function mentionsNothing(args: unknown): boolean {
  if (typeof args === 'object' && args !== null) return Object.values(args).some(mentionsNothing);
  return args === nowhere;
}

/** The first address of a component, empty where it has none. */
export function addressOf(role: Role): (scope: Scope) => string {
  return (scope) => {
    const id = role(scope);
    return id === null ? '' : (scope.interfaces(id)[0]?.addresses[0] ?? '');
  };
}

/** The public address of the floating IP of a component, empty where it has none. */
export function floatingAddressOf(role: Role): (scope: Scope) => string {
  return addressOf(attachedTo('floating-ip', role));
}

/** A prop as the file says it. */
export function propOf(role: Role, key: string): (scope: Scope) => unknown {
  return (scope) => scope.component(role(scope))?.component.props[key];
}

/** Whether something is there. */
export function exists(role: Role): (scope: Scope) => boolean {
  return (scope) => role(scope) !== null;
}

/** Whether a component is there and has these props. */
export function has(role: Role, props: Readonly<Record<string, unknown>>): (scope: Scope) => boolean {
  return (scope) => exists(role)(scope) && Object.entries(props).every(([key, value]) => propOf(role, key)(scope) === value);
}

/** Whether a component has a value, which it has too where the file leaves it to its kind's default. */
export function hasOrDefault(role: Role, key: string, value: unknown): (scope: Scope) => boolean {
  return (scope) => exists(role)(scope) && (propOf(role, key)(scope) ?? value) === value;
}

/** Whether one thing is attached to another. */
export function isAttached(one: Role, other: Role): (scope: Scope) => boolean {
  return (scope) => {
    const [from, to] = [one(scope), other(scope)];
    return from !== null && to !== null && scope.links(from, 'attach').some((view) => view.peer === to);
  };
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether a list of a component has a row with these values. */
export function hasRow(role: Role, list: string, values: Readonly<Record<string, unknown>>): (scope: Scope) => boolean {
  return (scope) => {
    const rows = propOf(role, list)(scope);
    return Array.isArray(rows) && rows.filter(isRow).some((row) => Object.entries(values).every(([key, value]) => row[key] === value));
  };
}
