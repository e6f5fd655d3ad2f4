/**
 * Exports: a design in, text or a display list out (CONTRACTS 4). Everything here is a pure function, so the same input and version give the
 * same bytes in the window and in a terminal. Light theme unless asked otherwise; selection, hover, grid and handles are never in a file.
 *
 *   design -> drawSheet -> display list -> writeSvg | PNG painter (window) | pngPage for a headless Chromium (command line)
 *
 * Writing to a disk, a clipboard or a canvas is the caller's business.
 */
export { csvText } from './csv.ts';
export { inventoryOf } from './inventory/inventory.ts';
export { inventories, type Cell, type CellEdit, type Inventory, type InventoryName, type InventoryRow } from './inventory/table.ts';
export { rowsInView, type Sorting } from './inventory/view.ts';
export { exportJson } from './json.ts';
export { exportPicture, exportSvg, type PictureOptions } from './picture.ts';
export { pngPage, type PngPage } from './png-page.ts';
export { exportTerraform, type TerraformOptions } from './terraform/write-terraform.ts';
export { escapeXml, svgNumber, writeSvg, type SvgOptions } from './svg.ts';
