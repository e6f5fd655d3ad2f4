/** What can be matched by more than its id: the key says all that must be equal. */
export interface Candidate {
  readonly id: string;
  readonly key: string;
}

export interface Twins {
  readonly ofRemoved: ReadonlyMap<string, string>;
  readonly ofAdded: ReadonlyMap<string, string>;
}

function byKey(candidates: readonly Candidate[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, key } of candidates) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return groups;
}

/** Removed and added things that are equal in all but their id. Only where exactly one was removed and one added: anything else would be a guess. */
function findTwins(removed: readonly Candidate[], added: readonly Candidate[]): Twins {
  const come = byKey(added);
  const pairs = [...byKey(removed)].flatMap(([key, gone]): readonly (readonly [string, string])[] => {
    const [old, ...others] = gone;
    const [now, ...more] = come.get(key) ?? [];
    return old === undefined || now === undefined || others.length > 0 || more.length > 0 ? [] : [[old, now]];
  });
  return { ofRemoved: new Map(pairs), ofAdded: new Map(pairs.map(([old, now]) => [now, old])) };
}

/** The same changes, each with the id of its twin where it has one. */
export function withTwins<Change extends { readonly change: string; readonly twin?: string | undefined }>(changes: readonly Change[], candidate: (change: Change) => Candidate | null): Change[] {
  const candidates = (kind: 'removed' | 'added'): readonly Candidate[] => changes.filter(({ change }) => change === kind).flatMap((change) => candidate(change) ?? []);
  const { ofRemoved, ofAdded } = findTwins(candidates('removed'), candidates('added'));
  const twinOf = (change: Change): string | undefined => {
    const id = candidate(change)?.id ?? '';
    return change.change === 'removed' ? ofRemoved.get(id) : change.change === 'added' ? ofAdded.get(id) : undefined;
  };
  return changes.map((change) => {
    const twin = twinOf(change);
    return twin === undefined ? change : { ...change, twin };
  });
}
