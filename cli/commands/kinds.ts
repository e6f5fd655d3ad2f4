import { jsonSchemaOf } from '../../shared/file/index.ts';
import { printJson, type CliContext } from '../context.ts';
import { table } from '../table.ts';

/** `hopline kinds`: every kind with its props, defaults, legal parents and links, all read from its definition. */
export function runKinds(context: CliContext, options: { readonly json?: boolean }): void {
  const { words, language, registry } = context;
  if (options.json === true) {
    printJson(context, {
      contract: 'hopline-kinds',
      version: 1,
      kinds: registry.kinds.map((kind) => ({
        id: kind.id,
        family: kind.family,
        labels: kind.labels,
        keywords: kind.keywords,
        shape: kind.shape,
        size: kind.size,
        parents: kind.parents,
        links: kind.links,
        defaults: kind.schema.parse({}),
        props: jsonSchemaOf(kind.schema),
        operations: kind.operations.map(({ id, label, inputs }) => ({ id, label, defaults: inputs?.parse({}) ?? {}, inputs: inputs === null ? null : jsonSchemaOf(inputs) })),
      })),
    });
    return;
  }
  const heading = [words('kinds.id'), words('kinds.label'), words('kinds.family'), words('kinds.parents'), words('kinds.links')];
  const rows = registry.kinds.map((kind) => [
    kind.id,
    kind.labels[language],
    kind.family,
    [...(kind.parents.root ? [words('kinds.root')] : []), ...kind.parents.kinds].join(', '),
    kind.links.map((rule) => `${rule.kind} ${rule.end === 'from' ? '>' : '<'} ${rule.peers.join('|')}`).join(', '),
  ]);
  context.io.stdout(table([heading, ...rows]));
}
