import { addressTable } from './addresses.ts';
import { componentTable } from './components.ts';
import { listTable } from './lists.ts';
import type { Inventory, InventoryContext, InventoryName } from './table.ts';

/** A table of the whole design. Columns of rules and routes follow from the fields that kinds declare, so a new kind appears by itself. */
export function inventoryOf(name: InventoryName, context: InventoryContext): Inventory {
  switch (name) {
    case 'components':
      return componentTable(context);
    case 'addresses':
      return addressTable(context);
    case 'rules':
    case 'routes':
      return listTable(name, context);
  }
}
