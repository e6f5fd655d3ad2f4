import { say } from '../../i18n/catalogue.ts';
import { inventoryTexts } from '../../i18n/inventory.ts';
import { componentId } from '../../model/design.ts';
import { editableAddress } from './editable.ts';
import { plain, type Inventory, type InventoryContext } from './table.ts';

const columns = ['name', 'kind', 'parent', 'address', 'links', 'tags'] as const;

/** Every component: name, kind, container, first address, links, tags. */
export function componentTable({ scope, registry, language }: InventoryContext): Inventory {
  const rows = Object.entries(scope.design.components).map(([key, component]) => {
    const id = componentId(key);
    const definition = registry.find(component.kind);
    const address = definition?.card(id, component, scope).address ?? '';
    const path = definition === null ? null : editableAddress(definition.schema, component.props, null, address);
    return {
      id: key,
      component: id,
      path: null,
      cells: [
        { text: component.name, edit: { kind: 'name' as const } },
        plain(definition?.labels[language] ?? component.kind),
        plain(scope.parent(id)?.component.name ?? ''),
        { text: address, edit: path },
        plain(String(scope.links(id).length)),
        plain((component.tags ?? []).join(', ')),
      ],
    };
  });
  return { columns: columns.map((column) => ({ id: column, label: say(inventoryTexts, language, `column.${column}`) })), rows };
}
