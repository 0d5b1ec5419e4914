using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Ui;

/// <summary>Events of our own elements; the browser's half is in wwwroot/fields.js and wwwroot/start.js.</summary>
[EventHandler("onlivefield", typeof(LiveFieldEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onact", typeof(ActEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onhere", typeof(HereEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;

/// <summary>Something was pressed in an element of ours that the page carries out.</summary>
public sealed class ActEventArgs : EventArgs
{
    public string Name { get; set; } = "";
}

public sealed class HereEventArgs : EventArgs
{
    /// <summary>The item that somebody has opened on the scoring surface; null: he sees them all.</summary>
    public Guid? Item { get; set; }
}

public sealed class LiveFieldEventArgs : EventArgs
{
    public string? Value { get; set; }

    public int Seen { get; set; }

    /// <summary>Counted by the browser; written back when this save is answered.</summary>
    public int Turn { get; set; }

    /// <summary>Nothing to save: the person took the stored value back.</summary>
    public bool Back { get; set; }
}
