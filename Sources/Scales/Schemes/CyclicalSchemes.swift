/// Ramps that end where they begin, six hexadecimal digits a colour.
let cyclicalSchemes: [String: String] = [
  "rainbow":
    "6e40aa883eb1a43db3bf3cafd83fa4ee4395fe4b83ff576eff6659ff7847ff8c38f3a130e2b72fcfcc36"
    + "bee044aff05b8ff4576ff65b52f6673af27828ea8d1ddfa319d0b81cbecb23abd82f96e03d82e14c6edb"
    + "5a5dd0664dbf6e40aa",
  "sinebow":
    "ff4040fc582af47218e78d0bd5a703bfbf00a7d5038de70b72f41858fc2a40ff402afc5818f4720be78d"
    + "03d5a700bfbf03a7d50b8de71872f42a58fc4040ff582afc7218f48d0be7a703d5bf00bfd503a7e70b8d"
    + "f41872fc2a58ff4040",
]
