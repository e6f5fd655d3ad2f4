import type { Component, Design, Link, Placement } from '../../shared/model/design.ts';
import type { Probe } from '../../shared/model/probe.ts';

/*
 * Two designs that a person's edit lies between share nearly everything, object by object. Only what differs is copied to a worker: it puts the next
 * design together from the one that it has, and what was not touched stays the same objects there too.
 */

/** Members of a record that are new or other ones, and those that are gone. */
interface RecordChange<Item> {
  readonly set: Readonly<Record<string, Item>>;
  readonly gone: readonly string[];
}

/** From one design to another. What is null is as it was. */
export interface DesignChange {
  readonly meta: Design['meta'] | null;
  readonly components: RecordChange<Component> | null;
  readonly links: RecordChange<Link> | null;
  readonly placements: RecordChange<Placement> | null;
  readonly probes: RecordChange<Probe> | null;
  readonly extra: Design['extra'] | null;
}

function recordChange<Item>(before: Readonly<Record<string, Item>>, after: Readonly<Record<string, Item>>): RecordChange<Item> | null {
  if (before === after) return null;
  return {
    set: Object.fromEntries(Object.entries(after).filter(([id, item]) => !Object.hasOwn(before, id) || before[id] !== item)),
    gone: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
  };
}

/** What leads from one design to another: what is the same object is taken for the same, as designs are never changed in place. */
export function changeBetween(before: Design, after: Design): DesignChange {
  return {
    meta: before.meta === after.meta ? null : after.meta,
    components: recordChange(before.components, after.components),
    links: recordChange(before.links, after.links),
    placements: recordChange(before.placements, after.placements),
    probes: recordChange(before.probes, after.probes),
    extra: before.extra === after.extra ? null : after.extra,
  };
}

function changedRecord<Item>(before: Readonly<Record<string, Item>>, change: RecordChange<Item> | null): Readonly<Record<string, Item>> {
  if (change === null) return before;
  const record = { ...before, ...change.set };
  for (const id of change.gone) Reflect.deleteProperty(record, id);
  return record;
}

/** The design that a change leads to. */
export function withChange(before: Design, change: DesignChange): Design {
  return {
    meta: change.meta ?? before.meta,
    components: changedRecord(before.components, change.components),
    links: changedRecord(before.links, change.links),
    placements: changedRecord(before.placements, change.placements),
    probes: changedRecord(before.probes, change.probes),
    extra: change.extra ?? before.extra,
  };
}
