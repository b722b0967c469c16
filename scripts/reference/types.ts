import ts from 'typescript';

/** One property of an interface, with the properties of those that it extends. */
export interface Property {
  readonly name: string;
  readonly type: string;
  /** Its doc comment on one line; empty without one. */
  readonly description: string;
}

export interface SourceTypes {
  /** @throws Error where the module exports no such type */
  propertiesOf(name: string): Property[];
  /** The texts of a union of strings. @throws Error where the module exports no such type */
  textsOf(name: string): string[];
}

/** Reads the exported types of a module of the sources. */
export function readTypes(path: string): SourceTypes {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile.bind(ts.sys)) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const program = ts.createProgram([path], { ...options, types: [] });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)!)!);
  const find = (name: string): ts.Type => {
    const symbol = exported.find((candidate) => candidate.name === name);
    if (!symbol) throw new Error(`${path} exports no ${name}`);
    return checker.getDeclaredTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  };

  const { TypeFormatFlags: format } = ts;
  const flags: ts.TypeFormatFlags = format.NoTruncation | format.UseSingleQuotesForStringLiteralType | format.InTypeAlias;
  return {
    propertiesOf: (name) => find(name).getProperties().map((property) => ({
      name: property.name,
      type: checker.typeToString(checker.getTypeOfSymbol(property), undefined, flags),
      description: ts.displayPartsToString(property.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim(),
    })),
    textsOf: (name) => {
      const type = find(name);
      return (type.isUnion() ? type.types : [type]).map((part) => (part as ts.StringLiteralType).value);
    },
  };
}
