// Stands for the one script tag that a page needs: <script type="module" src="…/punchh-login.js">.
import 'punchh-login/define';
