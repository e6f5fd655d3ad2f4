import { say } from '../../i18n/catalogue.ts';
import { inventoryTexts } from '../../i18n/inventory.ts';
import { componentId } from '../../model/design.ts';
import { editableAddress } from './editable.ts';
import { plain, type Inventory, type InventoryContext, type InventoryRow } from './table.ts';

const columns = ['address', 'component', 'kind', 'interface', 'network', 'prefix', 'mtu'] as const;

/** Every address an interface holds, with the network it is wired to. */
export function addressTable({ scope, registry, language }: InventoryContext): Inventory {
  const rows: InventoryRow[] = [];
  for (const [key, component] of Object.entries(scope.design.components)) {
    const id = componentId(key);
    const definition = registry.find(component.kind);
    for (const row of scope.interfaces(id)) {
      const segment = scope.component(scope.segmentOf(id, row.id));
      const prefix = segment === null ? '' : scope.prefixes(segment.id).join(', ');
      for (const [index, address] of row.addresses.entries()) {
        rows.push({
          id: `${key} ${row.id} ${String(index)}`,
          component: id,
          path: row.path,
          cells: [
            { text: address, edit: definition === null ? null : editableAddress(definition.schema, component.props, row.path, address) },
            plain(component.name),
            plain(definition?.labels[language] ?? component.kind),
            plain(row.id),
            plain(segment?.component.name ?? ''),
            plain(row.prefixLength === null ? prefix : `/${String(row.prefixLength)}`),
            plain(String(row.mtuBytes)),
          ],
        });
      }
    }
  }
  return { columns: columns.map((column) => ({ id: column, label: say(inventoryTexts, language, `column.${column}`) })), rows };
}
