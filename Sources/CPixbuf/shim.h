#include <gdk-pixbuf/gdk-pixbuf.h>

/* What Swift cannot write: a callback with state, and a variadic call. */

/* Halves a picture while it is being read until its longer side is at most 2,560 pixels; refuses one of more than 60 million pixels. */
static void pixbuf_measured(GdkPixbufLoader *loader, int width, int height, gpointer unused) {
    (void)unused;
    if ((gint64)width * height > 60000000) {
        gdk_pixbuf_loader_set_size(loader, 0, 0);
        return;
    }
    while (width > 2560 || height > 2560) {
        width = (width + 1) / 2;
        height = (height + 1) / 2;
    }
    gdk_pixbuf_loader_set_size(loader, width, height);
}

/* The picture, upright, on white; NULL when the bytes are none. The caller gives the reference back. */
static inline GdkPixbuf *pixbuf_read(const guchar *bytes, gsize count) {
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    g_signal_connect(loader, "size-prepared", G_CALLBACK(pixbuf_measured), NULL);
    gboolean read = gdk_pixbuf_loader_write(loader, bytes, count, NULL);
    read = gdk_pixbuf_loader_close(loader, NULL) && read;
    GdkPixbuf *found = read ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    GdkPixbuf *upright = found ? gdk_pixbuf_apply_embedded_orientation(found) : NULL;
    g_object_unref(loader);
    return upright;
}

/* Scaled to a size, transparent parts on white. The caller gives the reference back. */
static inline GdkPixbuf *pixbuf_scaled(const GdkPixbuf *picture, int width, int height) {
    return gdk_pixbuf_composite_color_simple(picture, width, height, GDK_INTERP_HYPER, 255, 8, 0xFFFFFF, 0xFFFFFF);
}

/* JPEG; quality from 0 to 100, as text. The buffer is the caller's, to be given back with g_free. */
static inline gboolean pixbuf_jpeg(GdkPixbuf *picture, const char *quality, gchar **buffer, gsize *count) {
    return gdk_pixbuf_save_to_buffer(picture, buffer, count, "jpeg", NULL, "quality", quality, NULL);
}
