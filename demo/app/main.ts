/**
 * A sample ordering page. What a site of your own needs is the element in index.html and account.ts; the inspector
 * beside the shop shows what the element does.
 */
import 'punchh-login/define';
import { followAccount } from './account.ts';
import { applyConnection } from './connection.ts';
import { showFront } from './front.ts';
import { showInspector } from './inspector/inspector.ts';
import { showShop } from './shop.ts';

const login = document.querySelector('punchh-login')!;

showFront();
applyConnection(login);
showInspector(login);
followAccount(login);
showShop(login);
