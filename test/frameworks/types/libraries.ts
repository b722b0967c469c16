// The declarations of the package are checked with those of Vue and Svelte here, once; their own compilers leave that out.
import 'punchh-login/svelte';
import 'punchh-login/vue';
