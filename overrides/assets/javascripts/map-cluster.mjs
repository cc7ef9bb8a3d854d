// Points of a map that would stand on one another become one, with a number. Nothing here touches the page.

const WIDE = 2 ** 22;

/**
 * Goes through the points in the order of the list: each joins the first group whose middle is near, or begins one.
 * Middles are further apart than `near`, so nothing that is drawn there covers another.
 * @param {ArrayLike<number>} across in pixels @param {ArrayLike<number>} down
 * @param {number} near in pixels @param {number} alone the number of a point that stands for itself; -1 for none
 * @returns {{at: number, of: number[]}[]} `at` is the point in the middle; groups and those in them in the list's order
 */
export function clustersOf(across, down, near, alone = -1) {
  const groups = [];
  const cells = new Map();
  for (let point = 0; point < across.length; point++) {
    const [column, row] = [Math.floor(across[point] / near), Math.floor(down[point] / near)];
    const found = point === alone ? null : nearGroup(point, column, row);
    if (found) found.of.push(point);
    else {
      const group = { at: point, of: [point] };
      groups.push(group);
      const cell = column * WIDE + row;
      if (point === alone) continue;
      if (cells.has(cell)) cells.get(cell).push(group);
      else cells.set(cell, [group]);
    }
  }
  return groups;

  function nearGroup(point, column, row) {
    for (let x = column - 1; x <= column + 1; x++) {
      for (let y = row - 1; y <= row + 1; y++) {
        const here = cells.get(x * WIDE + y);
        const close = here && here.find(({ at }) => (
          (across[at] - across[point]) ** 2 + (down[at] - down[point]) ** 2 <= near * near));
        if (close) return close;
      }
    }
    return null;
  }
}
