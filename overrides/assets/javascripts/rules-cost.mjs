// What a listing costs: prices that fit its type of cost and each other. hooks/hereabouts/rules/cost.py is the twin.

import { rowsOf } from './rules-walk.mjs';

const PAID = ['pay-each-time', 'membership', 'course-fee'];
const pence = (price) => (/^\d+(\.\d\d)?$/.test(price || '') ? Math.round(Number(price) * 100) : null);

export const COST = {
  * free_has_no_price({ cost = {} }) {
    if (cost.type !== 'free') return;
    for (const [path, row] of [[[], cost], ...rowsOf(cost, 'reduced')]) {
      for (const key of ['price', 'price-to']) {
        if (pence(row[key])) {
          yield [['cost', ...path, key], `Price must be left out when the type of cost is free. Take £${row[key]} out, or change the type.`];
        }
      }
    }
  },
  * paid_has_a_price({ cost = {} }) {
    if (PAID.includes(cost.type) && !('price' in cost) && !('note' in cost)) {
      yield [['cost'], `Price is missing, and the type of cost is ${cost.type}. Add price: 3.00, or a note that says how much.`];
    }
  },
  * highest_price_is_above_price({ cost = {} }) {
    if (!('price-to' in cost)) return;
    const [low, high] = [pence(cost.price), pence(cost['price-to'])];
    if (low === null) yield [['cost', 'price-to'], 'Highest price needs the lowest beside it. Add price: 0, or what the lowest is.'];
    else if (high !== null && high <= low && cost.type !== 'free') {
      yield [['cost', 'price-to'], `Highest price must be above the price, £${cost.price}. With one price only, take price-to out.`];
    }
  },
  * reduced_price_is_not_above_full({ cost = {} }) {
    const full = cost['price-to'] || cost.price;
    if (!full || cost.type === 'free') return;
    for (const [path, row] of rowsOf(cost, 'reduced')) {
      if ((pence(row.price) || 0) > (pence(full) || 0)) {
        yield [['cost', ...path, 'price'], `Reduced price must not be above the full price, £${full}.`];
      }
    }
  },
  * reduced_says_how_much({ cost = {} }) {
    for (const [path, row] of rowsOf(cost, 'reduced')) {
      if (!('price' in row) && !('note' in row)) {
        yield [['cost', ...path], 'Reduced price does not say how much. Add price: 1.00, or a note such as: half price.'];
      }
    }
  },
  * discount_has_proof({ cost = {} }, { schemes = [] }) {
    for (const [path, row] of rowsOf(cost, 'reduced')) {
      const scheme = schemes.find(([slug]) => slug === row.scheme);
      if ('proof' in row || (scheme && scheme[2]) || (row.scheme && !scheme)) continue;
      yield [['cost', ...path], 'Proof is missing. Say what to show and to whom, or: No proof needed, just ask.'];
    }
  },
};
