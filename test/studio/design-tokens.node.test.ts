import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDesignTokens, readDesignTokens, writeDesignTokens } from '../../demo/studio/design-tokens.ts';

const colour = (hex: string) => ({
  colorSpace: 'srgb', components: [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255), hex,
});
const read = (data: Record<string, unknown>) => readDesignTokens(data).tokens;

describe('design tokens', () => {
  it('reads colours, lengths, fonts and shadows of the 2025 format', () => {
    assert.deepEqual(read({
      color: {
        $type: 'color',
        brand: { primary: { $value: colour('#0f766e') }, 'on-primary': { $value: colour('#ffffff') } },
        surface: { $value: { colorSpace: 'oklch', components: [0.98, 0.01, 90] } },
        text: { primary: { $value: { colorSpace: 'display-p3', components: [0.1, 0.1, 0.2], alpha: 0.9 } }, secondary: { $value: colour('#5b5f69') } },
        border: { $value: { colorSpace: 'hsl', components: [210, 20, 'none'] } },
      },
      radius: { $type: 'dimension', sm: { $value: { value: 4, unit: 'px' } }, md: { $value: { value: 0.75, unit: 'rem' } } },
      font: { family: { body: { $type: 'fontFamily', $value: ['Poppins', 'Open Sans'] } } },
      shadow: { card: { $type: 'shadow', $value: {
        color: { ...colour('#000000'), alpha: 0.2 }, offsetX: { value: 0, unit: 'px' }, offsetY: { value: 8, unit: 'px' },
        blur: { value: 24, unit: 'px' }, spread: { value: -4, unit: 'px' },
      } } },
    }), {
      'color-primary': '#0f766e',
      'color-on-primary': '#ffffff',
      'color-surface': 'oklch(0.98 0.01 90)',
      'color-text': 'color(display-p3 0.1 0.1 0.2 / 0.9)',
      'color-muted': '#5b5f69',
      'color-border': 'hsl(210 20% none)',
      radius: '0.75rem',
      'font-family': 'Poppins, "Open Sans", sans-serif',
      shadow: '0 8px 24px -4px #00000033',
    });
  });

  it('follows references, through groups, JSON Pointers and types that are inherited', () => {
    assert.deepEqual(read({
      palette: { $type: 'color', teal: { 600: { $value: colour('#0d9488') } } },
      semantic: { primary: { $value: '{palette.teal.600}' }, danger: { $value: { $ref: '#/palette/teal/600/$value' }, $type: 'color' } },
      base: { $type: 'dimension', corner: { $value: { value: 6, unit: 'px' } } },
      button: { $extends: '{base}' },
    }), { 'color-primary': '#0d9488', 'color-danger': '#0d9488', radius: '6px' });
  });

  it('takes light and dark from groups, and from the modes of Figma’s exports', () => {
    assert.equal(read({
      light: { primary: { $type: 'color', $value: colour('#0f766e') } }, dark: { primary: { $type: 'color', $value: colour('#5eead4') } },
    })['color-primary'], 'light-dark(#0f766e, #5eead4)');
    assert.equal(read({
      surface: { $type: 'color', $value: '#ffffff', $extensions: { 'com.figma': { modes: { Light: '#ffffff', Dark: '#1b1c20' } } } },
    })['color-surface'], 'light-dark(#ffffff, #1b1c20)');
  });

  it('reads files from before, with values as strings', () => {
    assert.deepEqual(read({
      colors: { $type: 'color', primary: { $value: '#C8102E' } }, 'border-radius': { $type: 'dimension', $value: '8px' },
    }), { 'color-primary': '#C8102E', radius: '8px' });
  });

  it('does not take the text on a danger for the danger, or a primary border for the brand colour', () => {
    const tokens = read({ color: { $type: 'color', 'on-danger': { $value: '#fff' }, danger: { $value: '#b3261e' }, 'border-primary': { $value: '#eeeeee' } } });
    assert.deepEqual(tokens, { 'color-danger': '#b3261e' });
  });

  it('ends where references go in a circle or lead nowhere, and takes nothing that is no value', () => {
    assert.deepEqual(read({
      color: { $type: 'color', primary: { $value: '{color.accent}' }, accent: { $value: '{color.primary}' }, surface: { $value: '{gone.away}' } },
      loop: { $extends: '{loop}' },
      text: { $type: 'color', $value: 'url(https://evil.example)' },
      radius: { $type: 'dimension', $value: { value: '8; } * {', unit: 'px' } },
      font: { $type: 'fontFamily', $value: ['Arial"; } body {'] },
    }), {});
  });

  it('knows a design-tokens file from a brand file', () => {
    assert.equal(isDesignTokens({ a: { b: { $value: 1 } } }), true);
    for (const data of [{ name: 'Marlow', theme: { tokens: { radius: '8px' } } }, {}, null, [], 'text']) assert.equal(isDesignTokens(data), false);
  });

  it('writes what it reads', () => {
    const written = writeDesignTokens({
      name: 'Marlow', light: { 'color-primary': '#0f766e', 'color-surface': '#ffffff', link: '#0f766e' }, dark: { 'color-primary': '#5eead4', 'color-surface': '#1b1c20' },
      tokens: { radius: '18px', 'font-family': 'Georgia, serif', 'control-height': '3.25rem', shadow: 'none' },
    });
    assert.equal(isDesignTokens(written), true);
    assert.deepEqual(read(JSON.parse(JSON.stringify(written)) as Record<string, unknown>), {
      'color-primary': 'light-dark(#0f766e, #5eead4)', 'color-surface': 'light-dark(#ffffff, #1b1c20)',
      radius: '18px', 'control-height': '3.25rem', 'font-family': 'Georgia, serif',
    });
    const { light } = written as { light: { $type: string; 'color-primary': { $value: { colorSpace: string; components: number[]; hex: string } } } };
    assert.equal(light.$type, 'color');
    assert.deepEqual(light['color-primary'].$value, { colorSpace: 'srgb', components: [0.0588, 0.4627, 0.4314], hex: '#0f766e' });
  });
});
