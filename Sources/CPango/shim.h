#pragma once
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

// Cast macros and macros of several parts do not reach Swift.

static inline void handbill_font_map_set_config(PangoFontMap *map, FcConfig *config) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
}

static inline void handbill_font_map_config_changed(PangoFontMap *map) {
  pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(map));
}

static inline unsigned handbill_unknown_glyph_flag(void) { return PANGO_GLYPH_UNKNOWN_FLAG; }
static inline unsigned handbill_empty_glyph(void) { return PANGO_GLYPH_EMPTY; }
