import type { Component, Design } from '../shared/model/design.ts';
import { cpuMs } from './measure.ts';

/** An edit of a bench design; numbers make one edit differ from the next. */
export type Edit = (design: Design, number: number) => Design;

/** The design with other props of a component, merged over those it has. */
export function withProps(design: Design, id: string, props: Component['props']): Design {
  const component = design.components[id];
  if (component === undefined) throw new Error(`the bench design has no ${id}`);
  return { ...design, components: { ...design.components, [id]: { ...component, props: { ...component.props, ...props } } } };
}

const editsPerRun = 25;

/** CPU milliseconds that following one edit takes: the median of 25 edits, each of what the one before left. */
export function medianOfEdits(start: Design, edit: Edit, follow: (design: Design) => void): number {
  const times: number[] = [];
  let design = start;
  for (let number = 0; number < editsPerRun; number++) {
    design = edit(design, number);
    const before = cpuMs();
    follow(design);
    times.push(cpuMs() - before);
  }
  return times.sort((a, b) => a - b)[Math.trunc(editsPerRun / 2)] ?? Number.NaN;
}
