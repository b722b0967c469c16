/**
 * What a `<script type="module">` tag loads: registers the elements; everything but the first step comes later.
 * @module
 */
import './define.ts';

export * from './index.ts';
