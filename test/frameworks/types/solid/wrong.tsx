/** @jsxImportSource solid-js */
import { PunchhLogin, PunchhSession, PunchhSignedIn } from 'punchh-login/solid';

export const wrong = [
  <PunchhLogin termsUrll="/terms" />, // wrong
  <PunchhLogin mode="kisok" />, // wrong
  <PunchhLogin codeLength="six" />, // wrong
  <PunchhLogin channels="email fax" />, // wrong
  <PunchhLogin getTokens={async () => null} />, // wrong
  <PunchhLogin onTokn={() => {}} />, // wrong
  <PunchhLogin onToken={({ detail }) => void detail.refreshToken} />, // wrong
  <PunchhLogin onToken={(token: string) => void token} />, // wrong
  <PunchhSession channels="email" />, // wrong
  <PunchhSignedIn sessionNam="shop" />, // wrong
];
