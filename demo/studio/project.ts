import { newBrand } from './brand.ts';
import type { BrandFile } from './brand.ts';

/** The pictures that a logo was made of, as data URLs. */
export interface LogoSources {
  light: string;
  /** For dark surfaces. Without it the first picture is shown on both. */
  dark?: string;
  /** Shows the picture on a white plate in dark. */
  plate?: boolean;
}

/** Facts about a brand that only the studio needs: no part of the brand file. */
export interface Notes {
  /** Background of the page behind the sign-in, as CSS colours. */
  page?: { light: string; dark: string };
  logo?: LogoSources;
  /** The developer, not the admin, fills in server and client. */
  developerConnects?: boolean;
  /** Font names that the admin has confirmed their site loads. */
  siteFonts?: string[];
}

/** A brand in the studio. */
export interface Project {
  id: string;
  brand: BrandFile;
  notes: Notes;
}

export const newProject = (brand: BrandFile = newBrand(), notes: Notes = {}): Project => ({ id: crypto.randomUUID(), brand, notes });

export const nameOf = ({ brand }: Pick<Project, 'brand'>): string => brand.name ?? 'New brand';
