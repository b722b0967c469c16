/**
 * The file of a `<script type="module">` tag. Registers the elements; everything but the first step is loaded later.
 * @module
 */
import './define.ts';

export { PunchhLogin } from './elements/login/login.ts';
export { AuthError } from './model/auth-error.ts';
