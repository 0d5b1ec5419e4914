namespace CleanAgency.Web.Ui;

/// <summary>What has just been done, said in passing; one per circuit, shown by the <see cref="Toasts"/> that lies on top.</summary>
public sealed class ToastBox(TimeProvider time)
{
    private readonly List<Toast> standing = [];
    private readonly List<Toasts> places = [];

    public void Show(string text, Func<Task>? undo = null)
    {
        var toast = new Toast(text, undo);
        standing.Add(toast);
        Tell();
        _ = LeaveLater(toast);
    }

    public void Drop(Toast toast)
    {
        standing.Remove(toast);
        Tell();
    }

    internal void Open(Toasts place)
    {
        places.Add(place);
        Tell();
    }

    internal void Close(Toasts place)
    {
        places.Remove(place);
        Tell();
    }

    internal IReadOnlyList<Toast> In(Toasts place) => places[^1] == place ? standing : [];

    // One that offers a way back stays longer.
    private async Task LeaveLater(Toast toast)
    {
        await Task.Delay(TimeSpan.FromSeconds(toast.Undo is null ? 6 : 12), time);
        Drop(toast);
    }

    private void Tell()
    {
        foreach (var place in places)
        {
            place.Look();
        }
    }
}

/// <summary>A class on purpose: two that say the same are still two.</summary>
public sealed class Toast(string text, Func<Task>? undo)
{
    public string Text => text;

    public Func<Task>? Undo => undo;
}
