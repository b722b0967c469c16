import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRules, writeUsedRules } from '../../src/instant/used-rules.ts';

const used = (css: string, markup: string) => writeUsedRules(readRules(css), markup);

describe('the rules that a rendered form needs', () => {
  it('are those whose classes, ids, parts and attributes are there', () => {
    const markup = '<p class="a b" id="c" part="d e" hidden>x</p>';
    const css = '.a{x:1}.z{x:2}#c{x:3}[part~="e"]{x:4}[part~="z"]{x:5}[hidden]{x:6}[aria-busy]{x:7}p{x:8}.a .z{x:9}';
    assert.equal(used(css, markup), '.a{x:1}#c{x:3}[part~="e"]{x:4}[hidden]{x:6}p{x:8}');
  });

  it('keep of a list the selectors that can match', () => {
    assert.equal(used('.z, .a:is(:hover, .y), p > .x{x:1}', '<p class="a">'), '.a:is(:hover, .y){x:1}');
  });

  it('are kept where only what stands in brackets is missing: it may be an alternative, a negation, or about the page', () => {
    const css = ':host([hidden]){x:1}.a:not(.z){x:2}p:has(.z){x:3}::slotted([slot="z"]){x:4}';
    assert.equal(used(css, '<p class="a">'), css);
  });

  it('are kept in their at-rules, which go where nothing is left in them', () => {
    const css = '@media (a){.a{x:1}.z{x:2}}@media (b){.z{x:3}}@supports (color: light-dark(red, x)){@media (c){.a{x:4}}}';
    assert.equal(used(css, '<p class="a">'), '@media (a){.a{x:1}}@supports (color: light-dark(red, x)){@media (c){.a{x:4}}}');
  });

  it('leave animations and comments out', () => {
    assert.equal(used('/* .a{ */.a{x:1}@keyframes spin{to{rotate:1turn}}', '<p class="a">'), '.a{x:1}');
  });
});
