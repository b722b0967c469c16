/**
 * What a `<script type="module">` tag loads: registers the elements; everything but the first step comes later.
 * @module
 */
import './define.ts';

export { PunchhLogin } from './elements/login/login.ts';
export { AuthError } from './model/auth-error.ts';
