import { componentId, type Design } from '../../../shared/model/design.ts';
import type { Scope } from '../../../shared/model/scope.ts';

/** A component that can be an end of a probe. */
export interface EndOption {
  readonly value: string;
  /** react-aria keys its rows by `id`. */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly address: string;
}

/** Components with an address of their own, sorted by name as a person would look for them. */
export function endOptions(scope: Scope, compare: (left: string, right: string) => number): readonly EndOption[] {
  const options = Object.entries(scope.design.components).flatMap(([id, component]): EndOption[] => {
    const address = scope.interfaces(componentId(id))[0]?.addresses[0];
    return address === undefined || address === '' ? [] : [{ value: id, id, name: component.name, kind: component.kind, address }];
  });
  return options.toSorted((left, right) => compare(left.name, right.name) || compare(left.value, right.value));
}

/** The text shown for a probe's end: the component's name where it is one. */
export function endText(value: string, options: readonly EndOption[]): string {
  return options.find((option) => option.value === value)?.name ?? value;
}

/** What a typed text means: a component when it is an id, or the name of exactly one; else the text itself. */
export function resolveEnd(text: string, options: readonly EndOption[]): string {
  const wanted = text.trim();
  if (options.some((option) => option.value === wanted)) return wanted;
  const named = options.filter((option) => option.name === wanted);
  return named.length === 1 && named[0] !== undefined ? named[0].value : text;
}

/** The names of a probe's ends, for titles: `component/interface` reads as the component's name and the interface. */
export function endName(design: Design, end: string): string {
  const [id = '', port] = end.split('/', 2);
  const name = design.components[id]?.name;
  if (name === undefined) return end;
  return port === undefined ? name : `${name}/${port}`;
}
