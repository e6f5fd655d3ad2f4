import { expect, type Locator, type Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a person does on the drawing board, with pointer and keyboard. Places are pixels of the page. */
export interface Editor {
  readonly page: Page;
  /** The element of a component, by its accessible name: `Subnet subnet, 192.168.0.0/24, in VPC vpc`. */
  readonly component: (name: string | RegExp) => Locator;
  /** Where something is on the page. */
  readonly box: (target: Locator) => Promise<Place & { readonly width: number; readonly height: number }>;
  readonly middle: (target: Locator) => Promise<Place>;
  /** Presses at one place and holds at another; `release` lets go. */
  readonly holdFrom: (from: Place, to: Place) => Promise<void>;
  readonly release: () => Promise<void>;
  readonly drag: (from: Place, to: Place) => Promise<void>;
  readonly paletteItem: (label: string) => Locator;
  readonly dragFromPalette: (label: string, to: Place) => Promise<void>;
  /** The strip along the bottom edge of a component, a little beside its middle: where links start that do not start at a port. */
  readonly bottomEdge: (target: Locator) => Promise<Place>;
  readonly inspector: Locator;
  readonly findings: Locator;
  readonly tip: Locator;
  readonly documentName: Locator;
  readonly unsavedMark: Locator;
  /** Waits until the camera has come to rest, so that a place on the page stays what it is. */
  readonly atRest: () => Promise<void>;
  /** What the camera shows: the point of the drawing in the middle of the canvas, and the zoom. */
  readonly view: () => Promise<Place & { readonly zoom: number }>;
  /** The point of the drawing that is at a place of the page. */
  readonly pointAt: (place: Place) => Promise<Place>;
  readonly menu: (menu: string, item: string | RegExp) => Promise<void>;
}

export function editorOn(page: Page): Editor {
  const canvas = page.getByRole('main', { name: /Canvas|캔버스/ });
  const box = async (target: Locator): Promise<Place & { readonly width: number; readonly height: number }> => {
    const found = await target.boundingBox();
    if (found === null) throw new Error('not on screen');
    return found;
  };
  const middle = async (target: Locator): Promise<Place> => {
    const { x, y, width, height } = await box(target);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const holdFrom = async (from: Place, to: Place): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
  };
  const drag = async (from: Place, to: Place): Promise<void> => {
    await holdFrom(from, to);
    await page.mouse.up();
  };
  const paletteItem = (label: string): Locator => page.getByRole('complementary', { name: /palette|팔레트/ }).getByRole('button', { name: label, exact: true });
  return {
    page,
    component: (name) => canvas.getByRole('group', { name, exact: true }),
    box,
    middle,
    holdFrom,
    release: () => page.mouse.up(),
    drag,
    paletteItem,
    dragFromPalette: async (label, to) => {
      // The palette is longer than the window.
      await paletteItem(label).scrollIntoViewIfNeeded();
      await drag(await middle(paletteItem(label)), to);
    },
    bottomEdge: async (target) => {
      const { x, y, width, height } = await box(target);
      // The strip appears when the pointer is near.
      await page.mouse.move(x + width / 2, y + height / 2);
      await expect(page.locator('.edge-strip').first()).toBeAttached();
      return { x: x + width * 0.75, y: y + height + 2 };
    },
    inspector: page.getByRole('complementary', { name: /Inspector|속성/ }),
    findings: page.getByRole('region', { name: /Findings|발견/ }),
    tip: page.locator('.gesture-tip'),
    documentName: page.getByTestId('document-name'),
    unsavedMark: page.getByRole('img', { name: /Unsaved changes|저장되지 않은/ }),
    atRest: () => expect(page.locator('.canvas')).toHaveAttribute('data-camera', 'still'),
    view: async () => {
      const [{ x, y, width, height }, camera] = [await box(page.locator('.canvas')), await cameraOn(page)];
      return { ...inDrawing({ x: x + width / 2, y: y + height / 2 }, { x, y }, camera), zoom: camera.zoom };
    },
    pointAt: async (place) => inDrawing(place, await box(page.locator('.canvas')), await cameraOn(page)),
    menu: async (menu, item) => {
      await page.getByRole('menubar').getByRole('menuitem', { name: menu, exact: true }).click();
      const open = page.getByRole('menu');
      await open.getByRole('menuitem', { name: item }).or(open.getByRole('menuitemradio', { name: item })).click();
    },
  };
}

interface Camera extends Place {
  readonly zoom: number;
}

/** Where the elements of the canvas have been taken: the picture below them goes with them. */
async function cameraOn(page: Page): Promise<Camera> {
  return page.locator('.react-flow__viewport').evaluate((element) => {
    const { e, f, a } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: e, y: f, zoom: a };
  });
}

function inDrawing(place: Place, corner: Place, camera: Camera): Place {
  return { x: (place.x - corner.x - camera.x) / camera.zoom, y: (place.y - corner.y - camera.y) / camera.zoom };
}

/** Opens the program with a new, empty document. */
export async function newDocument(page: Page): Promise<Editor> {
  await page.goto('/');
  await page.getByRole('button', { name: /^New/ }).click();
  const editor = editorOn(page);
  await expect(editor.documentName).toHaveText('Untitled.hopline');
  return editor;
}

/** Opens the program with a copy of a sample. */
export async function openSample(page: Page, id: string): Promise<Editor> {
  await page.goto('/');
  await page.locator(`[data-sample="${id}"]`).click();
  const editor = editorOn(page);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  return editor;
}
